const HEAD = ['figure', 'measured', 'target', 'met'];

/** The figures as a text table, with the machine below. */
export function table(rows, machine) {
  const lines = [HEAD, ...rows.map((row) => [row.figure, measured(row), target(row), met(row)])];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const text = lines.map((line) => line.map((cell, at) => cell.padEnd(widths[at])).join('  '));
  text.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return [...text.map((line) => line.trimEnd()), '', machineLine(machine)].join('\n');
}

const measured = ({ measured: value, unit, note }) =>
  value === null ? note : `${rounded(value)} ${unit}`.trim();

function target({ target: wanted, unit }) {
  if (wanted === null) return '–';
  const text = 'exactly' in wanted ? `exactly ${wanted.exactly}` : `≤ ${wanted.atMost}`;
  return `${text} ${unit}`.trim();
}

const met = (row) => (row.met === null ? '–' : row.met ? 'yes' : 'NO');

// Three digits are enough; a whole number is a count, or large.
const rounded = (value) =>
  Number.isInteger(value) || Math.abs(value) >= 100 ? String(Math.round(value)) : value.toFixed(2);

const machineLine = ({ node, platform, cpus, loadAverage }) =>
  `Node ${node} on ${platform}, ${cpus} cores, load ${loadAverage.toFixed(1)} at the start` +
  (loadAverage > cpus ? ': too busy for reliable times.' : '.');
