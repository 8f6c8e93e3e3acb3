import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiFailure } from './api/ask.ts';
import { router } from './routes.tsx';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/desk.css';
import './styles/forms.css';
import './styles/reports.css';
import './styles/reading.css';
import './styles/marks.css';
import './styles/notes.css';
import './styles/print.css';

// A part of the pages that does not come: the session has ended or another build is served. Both are
// settled by asking for the page anew, once; a fault that stays is shown.
const ANEW = 'chancery-asked-anew';
window.addEventListener('vite:preloadError', (event) => {
  try {
    const last = Number(sessionStorage.getItem(ANEW));
    if (Date.now() - last < 10_000) return;
    sessionStorage.setItem(ANEW, String(Date.now()));
  } catch {
    return;
  }
  event.preventDefault();
  location.reload();
});

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // An answer that says what is wrong will say so again; only a lost connection is tried twice.
      retry: (failures, error) => failures < 2 && !(error instanceof ApiFailure),
    },
  },
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
