/** Forgets the oldest entry of a map that holds more than it should. */
export const trim = (map: Map<unknown, unknown>, keep: number): void => {
  if (map.size <= keep) return;
  const [oldest] = map.keys();
  map.delete(oldest);
};
