export { Access, type AccessOptions } from './access/access.ts';
export { AnswerThreads } from './answering/answer-threads.ts';
export { type ApiOptions, createApp } from './app.ts';
export { loadPages, type Pages } from './pages.ts';
export { listen, type Served } from './server.ts';
