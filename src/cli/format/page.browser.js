// Words and entries light up together; a click on either leads to the other.
const of = (id) => document.querySelectorAll(`[data-e~="${CSS.escape(id)}"]`);
const light = (on) => (event) => {
  const marked = event.target.closest?.('[data-e]');
  if (!marked) return;
  for (const id of marked.dataset.e.split(' '))
    for (const one of of(id)) one.classList.toggle('lit', on);
};
for (const [name, on] of [
  ['mouseover', true],
  ['mouseout', false],
  ['focusin', true],
  ['focusout', false],
]) {
  document.addEventListener(name, light(on));
}
document.addEventListener('click', (event) => {
  const note = event.target.closest?.('.note');
  if (!note) return;
  const words = document.querySelector(`a[data-e~="${CSS.escape(note.dataset.e)}"]`);
  words?.scrollIntoView({ block: 'center', behavior: 'smooth' });
});
