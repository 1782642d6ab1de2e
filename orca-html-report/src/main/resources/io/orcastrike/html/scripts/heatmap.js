// How many iterations took how long, over time: the darker, the more.

function drawHeat(page) {
  const heat = page.data.heat;
  if (heat.most === 0) return null;
  if (!heat.read) {
    const reader = new Reader(bytesOf(heat.columns));
    heat.read = heat.from.map(() => reader.buckets());
  }
  const low = heat.lowest / 1000;
  const edges = () => [page.data.heat.lowest / 1000, Math.max(page.data.heat.highest, page.data.heat.lowest * 2) / 1000];
  const at = heat.from.map((from, i) => (from + heat.to[i]) / 2);
  const most = heat.read.map((pairs) => largest(pairs));
  const options = overTime(page, { distr: 3, range: edges }, [
    { label: 'most within ms', stroke: 'transparent', points: { show: false }, value: (_, __, ___, i) => told(page.data.heat, i) },
  ]);
  options.hooks.draw.unshift((plot) => drawCells(page.data.heat, plot));
  return draw(page, 'heat', options, [at, most.map(() => low)]);
}

/** The bucket that holds the most. */
function largest(pairs) {
  let best = -1;
  for (let i = 0; i < pairs.length; i += 2) if (best < 0 || pairs[i + 1] > pairs[best + 1]) best = i;
  return best < 0 ? null : pairs[best];
}

function told(heat, i) {
  const bucket = i === null || i === undefined ? null : largest(heat.read[i]);
  if (bucket === null) return '–';
  return millis(bucketLower(bucket, COARSE)) + ' to ' + millis(bucketLower(bucket + 1, COARSE));
}

function drawCells(heat, plot) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.fillStyle = ink('blue');
  heat.read.forEach((pairs, column) => {
    const left = plot.valToPos(heat.from[column], 'x', true);
    const right = plot.valToPos(heat.to[column], 'x', true);
    for (let i = 0; i < pairs.length; i += 2) {
      const top = plot.valToPos(bucketLower(pairs[i] + 1, COARSE) / 1000, 'y', true);
      const lower = Math.max(bucketLower(pairs[i], COARSE), heat.lowest);
      const bottom = plot.valToPos(lower / 1000, 'y', true);
      ctx.globalAlpha = 0.15 + 0.85 * Math.log(pairs[i + 1]) / Math.log(Math.max(2, heat.most));
      ctx.fillRect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }
  });
  ctx.restore();
}
