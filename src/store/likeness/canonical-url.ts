/** Parameters that say how a reader came to the page, never which page it is. */
const TRACKING =
  /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ito|cmpid|ocid|ncid|smid|ref|ref_src|source|feature|at_\w+|__twitter_impression|amp|outputtype)$/i;

/**
 * One form for all addresses of one page: no fragment, no tracking, no scheme's or mobile host's
 * difference, parameters in order. Null for what is no web address. Good for comparing, not for fetching.
 */
export function canonicalUrl(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, hostname, port, pathname, searchParams } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  const host = hostname.replace(/^(www|m|mobile|amp)\.(?=[^.]+\.)/, '');
  const path = pathname
    .replace(/\/(index\.(html?|php)|amp)?\/*$/i, '')
    .replace(/\.amp(?=\.html?$|$)/i, '');
  const kept = [...searchParams].filter(([name]) => !TRACKING.test(name));
  const query = new URLSearchParams(
    kept.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
  ).toString();
  return `${host}${port && `:${port}`}${path}${query && `?${query}`}`;
}
