// Starts the page: what is shown, and what draws it.

const DRAWN = {
  load: drawLoad, latency: drawLatency, heat: drawHeat, curve: drawCurve,
  throughput: drawThroughput, errors: drawErrors,
};

class Page {
  constructor(data) {
    this.plots = {};
    this.other = null;
    this.row = null;
    this.take(data);
  }

  /** Takes what is known of the run; shows all of it, or the part that was shown before. */
  take(data) {
    const part = this.data && !this.isWhole() ? this.range : null;
    this.data = data;
    this.courses = new Courses(data);
    const time = data.time;
    this.full = { from: time.from[0] || 0, to: time.to[time.to.length - 1] || 1 };
    this.range = within(this.full, part);
    this.look();
  }

  look() {
    this.covered = this.courses.covered(this.range.from, this.range.to);
    this.sums = this.courses.sums(this.covered.first, this.covered.last);
  }

  isWhole() {
    return this.range.from <= this.full.from && this.range.to >= this.full.to;
  }

  /** Tells whether tables are of all of the run, also because there are no blocks of parts. */
  isTableWhole() {
    return this.isWhole() || this.data.grid.from.length < 2;
  }

  /** Shows a part of the run; null: all of it. */
  zoom(wanted) {
    this.range = within(this.full, wanted);
    this.look();
    document.documentElement.classList.toggle('zoomed', !this.isWhole());
    for (const name of ['load', 'latency', 'heat', 'errors']) {
      const plot = this.plots[name];
      if (plot) plot.setScale('x', { min: this.range.from, max: this.range.to });
    }
    this.redraw(['curve', 'throughput']);
    fillSteps(this);
    tellCovered(this);
  }

  redraw(names = Object.keys(DRAWN)) {
    if (this.data.time.from.length === 0) return;
    for (const name of names) {
      if (this.plots[name]) this.plots[name].destroy();
      delete this.plots[name];
    }
    this.draw(names);
  }

  /** Gives the charts the data that there is now. */
  draw(names = Object.keys(DRAWN)) {
    if (this.data.time.from.length === 0) return;
    for (const name of names) this.plots[name] = DRAWN[name](this);
  }

  fit() {
    for (const plot of Object.values(this.plots)) {
      const width = plot ? plot.root.parentElement.clientWidth : 0;
      if (plot && width > 0 && width !== plot.width) plot.setSize({ width, height: HEIGHT });
    }
  }
}

/** Starts the page with what stands in it. */
function start() {
  startWith(JSON.parse(document.getElementById('orca-data').textContent));
}

function startWith(data) {
  const page = new Page(data);
  document.querySelectorAll('.scripted').forEach((one) => { one.hidden = false; });
  startTheme(() => page.redraw());
  startOverlay(page);
  startMain(page);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') page.zoom(null);
  });
  addEventListener('resize', () => requestAnimationFrame(() => page.fit()));
  return page;
}

/** Starts what stands in the main part, which a live page gets anew. */
function startMain(page) {
  startTables(document.querySelector('main'));
  startCurve(page);
  startZoom(page);
  if (document.getElementById('range')) tellCovered(page);
}
