// Numbers as people read them: the same as Figures in Java.

const THIN = '\u2009';

function count(value) {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, THIN);
}

function threeDigits(value) {
  if (value === null || value === undefined || !isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 99.95) return count(value);
  return size >= 9.995 ? value.toFixed(1) : size >= 0.01 ? value.toFixed(2) : value.toPrecision(2);
}

/** Microseconds as milliseconds, without the unit. */
function millis(micros) {
  return micros === null ? '–' : threeDigits(micros / 1000);
}

/** A share as percent, without the unit. */
function percentNumber(share) {
  const percent = share * 100;
  if (!isFinite(percent)) return '–';
  if (percent === 0) return '0';
  return Math.abs(percent) >= 9.95 ? count(percent) : percent.toFixed(2);
}

function clock(second) {
  const whole = Math.floor(second);
  const two = (number) => String(number).padStart(2, '0');
  const rest = two(Math.floor(whole / 60) % 60) + ':' + two(whole % 60);
  return whole < 3600 ? rest : Math.floor(whole / 3600) + ':' + rest;
}
