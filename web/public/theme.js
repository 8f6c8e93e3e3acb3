// Runs before the first paint, so that a chosen theme never flashes the other one. A file of its own
// because the content security policy allows no script inside the page.
try {
  const theme = localStorage.getItem('chancery-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused: the system's theme serves.
}
