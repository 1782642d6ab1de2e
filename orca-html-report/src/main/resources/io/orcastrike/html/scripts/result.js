// Reads a result.json: its histograms are in HdrHistogram's compressed V2 encoding, three digits.

const HDR_DIGITS = 10; // three digits take 2 to the power of 10 buckets up to each doubling
const HDR_HEADER = 40;
const MOST_INFLATED = 4 << 20;

async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  const reader = stream.getReader();
  const pieces = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MOST_INFLATED) throw new Error('a histogram in it is too large');
    pieces.push(value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** Returns buckets and counts in turn, on the page's own scale. */
async function hdrBuckets(base64) {
  const bytes = await inflate(bytesOf(base64).subarray(8));
  const sum = new Map();
  let index = 0;
  for (let at = HDR_HEADER; at < bytes.length; ) {
    let number = 0;
    let scale = 1;
    for (let length = 1; ; length++) {
      const byte = bytes[at++];
      number += (length === 9 ? byte : byte & 0x7f) * scale;
      scale *= 128;
      if (length === 9 || !(byte & 0x80)) break;
    }
    if (number % 2) {
      index += (number + 1) / 2; // so many empty ones
    } else {
      if (number > 0) {
        const coarse = bucketIndex(bucketLower(index, HDR_DIGITS), FINE);
        sum.set(coarse, (sum.get(coarse) || 0) + number / 2);
      }
      index++;
    }
  }
  return [...sum].sort((a, b) => a[0] - b[0]).flat();
}

/** Returns what a page's data would be, its courses read already. */
async function ofResult(result) {
  const rows = [];
  const numbers = new Map();
  const series = [];
  for (const its of result.series.filter((one) => !one.warmUp)) {
    const key = JSON.stringify([its.workload, its.scenario, its.step]);
    if (!numbers.has(key)) {
      numbers.set(key, rows.length);
      rows.push({ workload: its.workload, scenario: its.scenario, step: its.step });
    }
    const judged = its.histogram ? await hdrBuckets(its.histogram) : [];
    const service = its.serviceHistogram ? await hdrBuckets(its.serviceHistogram) : judged;
    const response = its.step === '' ? judged : [];
    const block = { place: 0, count: its.count, response, service };
    series.push({ row: numbers.get(key), outcome: its.outcome, read: [block] });
  }
  const seconds = result.elapsedSeconds;
  return {
    run: result.runId, plan: result.plan, verdict: result.verdict, startedAt: result.startedAt,
    seconds, rows, series, grid: { from: [0], to: [Math.max(1, Math.ceil(seconds))] },
  };
}
