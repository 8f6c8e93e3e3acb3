import { createRoute, z } from '@hono/zod-openapi';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { answer } from '../contract/answers.ts';
import { MeAnswer } from '../contract/archive.ts';
import { ApiError } from '../error.ts';
import { askingOf, isSecure, SESSION, SIGN_IN, SIGN_OUT } from '../guard.ts';
import { escaped, plainPage } from '../plain-page.ts';
import { type Api, error, json, type Served } from './route.ts';

const me = createRoute({
  method: 'get',
  path: '/api/v1/me',
  summary: 'Who is asking, and what they may do',
  responses: { 200: json(MeAnswer, 'name and role'), 401: error('not signed in') },
});

const signOut = createRoute({
  method: 'post',
  path: SIGN_OUT,
  summary: 'End the session that a form began',
  responses: { 200: json(answer(z.object({ ended: z.boolean() })), 'whether there was one') },
});

/** The form to sign in, the end of a session, and who one is. */
export function signInRoutes(app: Api, { access }: Served): void {
  app.get(SIGN_IN, (context) => form(context.req.query('to') ?? '/'));

  app.post(SIGN_IN, async (context) => {
    const fields = await context.req.parseBody();
    const [name, secret, to] = ['name', 'secret', 'to'].map((field) => String(fields[field] ?? ''));
    const asking = askingOf(context);
    try {
      const user = await access.signIn(name.trim(), secret.trim(), asking);
      setCookie(context, SESSION, access.sessions.begin(user.name), {
        httpOnly: true,
        sameSite: 'Strict',
        secure: isSecure(access, asking),
        path: '/',
      });
      return context.redirect(ownPath(to), 303);
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      return form(to, cause);
    }
  });

  app.openapi(me, (context) => {
    const { name, role } = context.get('user');
    const secret = getCookie(context, SESSION);
    const signedIn = secret !== undefined && access.sessions.user(secret) === name;
    return context.json({ data: { user: name, role, signedIn } }, 200);
  });

  app.openapi(signOut, (context) => {
    const secret = getCookie(context, SESSION);
    if (secret !== undefined) access.sessions.end(secret);
    deleteCookie(context, SESSION, { path: '/' });
    return context.json({ data: { ended: secret !== undefined } }, 200);
  });
}

/** Where to go after signing in: a path of this server, never another site. */
const ownPath = (to: string): string => (/^\/(?![/\\])[^\\\s]*$/.test(to) ? to : '/');

function form(to: string, failure?: ApiError): Response {
  const wrong = failure
    ? `<p class="wrong" role="alert" id="wrong">${escaped(failure.message)}</p>`
    : '';
  const response = plainPage(
    'Sign in – Chancery',
    `<main><h1>Chancery</h1><p>Sign in with your name and the secret you were given.</p>${wrong}
<form method="post" action="${SIGN_IN}"><input type="hidden" name="to" value="${escaped(ownPath(to))}">
<label for="name">Name</label><input id="name" name="name" autocomplete="username" required autofocus>
<label for="secret">Secret</label><input id="secret" name="secret" type="password" autocomplete="current-password" required>
<div><button>Sign in</button></div></form></main>`,
    failure?.status ?? 200,
  );
  for (const [name, value] of Object.entries(failure?.headers ?? {})) {
    response.headers.set(name, value);
  }
  return response;
}
