// Which part of the run is shown: by dragging over a chart, by keys, by numbers.

const NARROWEST = 1;

function startZoom(page) {
  const [from, to] = ['from', 'to'].map((id) => document.getElementById(id));
  if (!from) return;
  document.getElementById('whole').addEventListener('click', () => page.zoom(null));
  const typed = () => page.zoom({ from: Number(from.value), to: Number(to.value) });
  from.addEventListener('change', typed);
  to.addEventListener('change', typed);
  document.querySelectorAll('figure[data-chart]').forEach((figure) => {
    figure.tabIndex = 0;
    figure.addEventListener('keydown', (event) => {
      if (event.target === figure) byKey(page, event);
    });
  });
}

function byKey(page, event) {
  const { from, to } = page.range;
  const width = to - from;
  const moves = {
    ArrowLeft: [-width / 4, -width / 4], ArrowRight: [width / 4, width / 4],
    '+': [width / 4, -width / 4], '-': [-width / 2, width / 2],
  };
  const move = Object.hasOwn(moves, event.key) ? moves[event.key] : null;
  if (!move) return;
  event.preventDefault();
  page.zoom({ from: from + move[0], to: to + move[1] });
}

/** A range within the run, or all of it. */
function within(full, wanted) {
  if (!wanted || !(wanted.to > wanted.from)) return { ...full };
  const width = Math.min(Math.max(NARROWEST, wanted.to - wanted.from), full.to - full.from);
  const from = Math.min(Math.max(full.from, wanted.from), full.to - width);
  return { from, to: from + width };
}
