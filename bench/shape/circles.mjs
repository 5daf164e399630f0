import path from 'node:path';

/** Each folder with the folders that its files import from. */
export const foldersOf = (imports) => {
  const folders = new Map();
  for (const [file, imported] of imports) {
    const folder = path.dirname(file);
    const others = folders.get(folder) ?? [];
    others.push(...imported.map((other) => path.dirname(other)).filter((to) => to !== folder));
    folders.set(folder, [...new Set(others)]);
  }
  return folders;
};

/** The circles of a graph: from a node back to itself. One for each node that closes a circle. */
export const circlesIn = (graph) => {
  const cleared = new Set();
  const circles = [];
  const follow = (node, way) => {
    if (way.includes(node)) {
      circles.push([...way.slice(way.indexOf(node)), node]);
      return;
    }
    if (cleared.has(node)) return;
    for (const next of graph.get(node) ?? []) follow(next, [...way, node]);
    cleared.add(node);
  };
  for (const node of graph.keys()) follow(node, []);
  return circles;
};
