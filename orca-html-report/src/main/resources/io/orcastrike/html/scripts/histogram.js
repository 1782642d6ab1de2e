// Distributions of microseconds on numbered buckets: the same scale as BucketScale in Java.

const FINE = 6;
const COARSE = 3;

/** The smallest value that a bucket holds; 2 to the power of bits buckets up to each doubling. */
function bucketLower(index, bits) {
  const shift = Math.max(0, Math.floor(index / 2 ** bits) - 1);
  return (index - shift * 2 ** bits) * 2 ** shift;
}

function bucketIndex(value, bits) {
  let shift = Math.max(0, Math.floor(Math.log2(Math.max(1, value))) - bits);
  if (value >= 2 ** (bits + 1 + shift)) shift++; // where the logarithm was rounded
  if (shift > 0 && value < 2 ** (bits + shift)) shift--;
  return shift * 2 ** bits + Math.floor(value / 2 ** shift);
}

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Reads what Buckets in Java wrote. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  isAtEnd() {
    return this.at >= this.bytes.length;
  }

  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * scale;
      if (!(byte & 0x80)) return value;
    }
  }

  /** Buckets and counts in turn. */
  buckets() {
    const pairs = [];
    let index = 0;
    for (let left = this.number(); left > 0; left--) {
      const byte = this.bytes[this.at++];
      index += byte ? (byte >> 5) + 1 : this.number();
      pairs.push(index, byte ? byte & 31 : this.number());
    }
    return pairs;
  }
}

/** Sums distributions; tells percentiles as the middle of their bucket. */
class Times {
  constructor() {
    this.counts = new Map();
    this.total = 0;
    this.sorted = null;
  }

  addBuckets(pairs) {
    for (let i = 0; i < pairs.length; i += 2) this.add(pairs[i], pairs[i + 1]);
    return this;
  }

  add(index, number) {
    this.counts.set(index, (this.counts.get(index) || 0) + number);
    this.total += number;
    this.sorted = null;
  }

  plus(other) {
    other.counts.forEach((number, index) => this.add(index, number));
    return this;
  }

  /** In microseconds; null without values. */
  percentile(percent) {
    if (this.total === 0) return null;
    if (!this.sorted) this.sorted = [...this.counts].sort((a, b) => a[0] - b[0]);
    let rank = Math.max(1, Math.ceil((percent / 100) * this.total - 1e-9));
    for (const [index, number] of this.sorted) {
      rank -= number;
      if (rank <= 0) return middle(index);
    }
    return middle(this.sorted[this.sorted.length - 1][0]);
  }
}

function middle(index) {
  const lower = bucketLower(index, FINE);
  return lower + Math.floor((bucketLower(index + 1, FINE) - lower) / 2);
}
