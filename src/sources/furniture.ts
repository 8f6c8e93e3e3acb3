/** What a page puts between an article's paragraphs: longer ones are paragraphs themselves (characters). */
const LONGEST = 200;

/**
 * Whole paragraphs that are no part of an article, each form under an example. All are anchored at
 * both ends and none repeats what may repeat, so that no text takes longer than its length.
 */
const FURNITURE: readonly RegExp[] = [
  // "Advertisement", "Story continues below advertisement"
  /^(?:\W*advertisements?\W*|(?:story|article|post) continues (?:below|after)\b[^.]*|scroll down to continue[^.]*)$/i,
  // "Read more: Envoys leave", "Related: …", "See also: …"
  /^(?:read more|read also|also read|read next|see also|related|related (?:articles?|stories|coverage|searches)|more on this(?: story)?|more about(?: this)?|recommended|you may also like|don['’]t miss|up next|most read|most popular|further reading)\s*(?:[:：|>»–—-].*)?$/i,
  // "Read more about the talks here", "Read the full transcript", "Click here for the pictures"
  /^(?:read (?:more|the (?:full|whole|rest))|click here|continue reading|watch (?:the|our) (?:full )?video)\b[^.!?]*[.!»>→]?$/i,
  // "Share this article", "Follow us on Twitter", "Facebook | Twitter | Email"
  /^(?:share(?: (?:this|on|via)\b.*)?|tweet(?: this)?|follow (?:us|me|our)\b.*|print this(?: page)?|email this.*|copy link)$/i,
  /^(?:follow [\w ]{1,40}: ?)?(?:(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|e-?mail|print|messenger|instagram|flipboard|copy link|share|save)[\s,|·•/]*){2,}$/i,
  // "Sign up for our newsletter", "Subscribe to our daily briefing", "Get the news in your inbox"
  /^(?:sign up|subscribe|register)\b.*\b(?:newsletters?|inbox|e-?mails?|updates|alerts|briefings?|channel|podcasts?)\b.*$/i,
  /^(?:sign up|subscribe|log in|sign in)(?: now| here| today)?[.!]?$/i,
  /^get\b.*\b(?:newsletters?|in your inbox|to your inbox)\b.*$/i,
  // "Photo", "Image", "Photo by Ada Moore", "Photograph: Ada Moore/Agency", "Credit Ada Moore"
  /^(?:photos?|images?|pictures?|videos?|gallery|slideshow|caption|hide caption|toggle caption|enlarge this image)$/i,
  /^(?:photo(?:graph)?s?|images?|pictures?|credit|file photo|video)(?: ?credits?)?(?:\s*[:：]\s*| by | courtesy(?: of)? )[^.!?]*\.?$/i,
  /^[Cc]redit ?\p{Lu}[\p{L}.'’-]*(?:[ /+]+\p{Lu}[\p{L}.'’-]*){0,6}(?: for \p{L}[^.!?]*)?$/u,
  // "© 2015 The Courier. All rights reserved."
  /^(?:©|\(c\)|copyright\b).*$/i,
  // "The post Envoys leave appeared first on The Courier."
  /^the post .* appeared first on .*$/i,
  // "Comments (12)", "Leave a comment"
  /^(?:\d+ )?comments?(?: \(\d+[^)]*\))?$|^(?:leave|post|add) a (?:comment|reply)\W*$|^(?:join the|view) (?:conversation|comments?)\W*$/i,
];

/** Whether a paragraph is something that a page adds to an article. */
export function isFurniture(paragraph: string): boolean {
  if (paragraph.length > LONGEST) return false;
  const line = paragraph.replace(/\s+/g, ' ').trim();
  return FURNITURE.some((form) => form.test(line));
}

/** A text, its paragraphs parted by blank lines, without those that are no part of an article. */
export function withoutFurniture(text: string): string {
  const kept = text.split('\n\n').filter((paragraph) => !isFurniture(paragraph));
  return kept.join('\n\n');
}
