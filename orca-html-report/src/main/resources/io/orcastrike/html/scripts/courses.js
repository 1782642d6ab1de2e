// How each series went over time, in blocks: what the figures of a part of the run are made of.

class Courses {
  constructor(data) {
    this.grid = data.grid;
    this.rows = data.rows;
    this.series = data.series;
  }

  /** The blocks that a part of the run touches, as the seconds that they cover. */
  covered(from, to) {
    const places = this.grid.from.map((_, place) => place)
      .filter((place) => this.grid.to[place] > from && this.grid.from[place] < to);
    if (places.length === 0) return { first: 0, last: -1, from, to };
    const first = places[0];
    const last = places[places.length - 1];
    return { first, last, from: this.grid.from[first], to: this.grid.to[last] };
  }

  /** The longest block, in seconds. */
  grain() {
    return Math.max(0, ...this.grid.from.map((from, place) => this.grid.to[place] - from));
  }

  /** What was measured in blocks, row by row. */
  sums(first, last) {
    const sums = this.rows.map(() => ({
      count: 0, failed: 0, response: new Times(), service: new Times(),
    }));
    for (const series of this.series) {
      const sum = sums[series.row];
      for (const block of blocksOf(series, this.rows[series.row])) {
        if (block.place < first || block.place > last) continue;
        sum.count += block.count;
        if (series.outcome === 'FAILED') sum.failed += block.count;
        if (series.outcome === 'SUCCEEDED') {
          sum.response.addBuckets(block.response);
          sum.service.addBuckets(block.service);
        }
      }
    }
    return sums;
  }
}

/** Reads the blocks of a series once. */
function blocksOf(series, row) {
  if (series.read) return series.read;
  const reader = new Reader(bytesOf(series.blocks));
  const blocks = [];
  for (let place = 0; !reader.isAtEnd(); ) {
    place += reader.number();
    if (series.outcome !== 'SUCCEEDED') {
      blocks.push({ place, count: reader.number(), response: [], service: [] });
      continue;
    }
    const response = row.step === '' ? reader.buckets() : [];
    const service = reader.buckets();
    let number = 0;
    for (let i = 1; i < service.length; i += 2) number += service[i];
    blocks.push({ place, count: number, response, service });
  }
  series.read = blocks;
  return blocks;
}
