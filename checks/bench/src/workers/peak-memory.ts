/** Watches the memory of this process until it is stopped, and gives by how many bytes it grew at most. */
export function peakMemory(): () => number {
  const before = process.memoryUsage.rss();
  const highestBefore = process.resourceUsage().maxRSS;
  let peak = before;
  const look = (): unknown => (peak = Math.max(peak, process.memoryUsage.rss()));
  const watch = setInterval(look, 1);
  return () => {
    clearInterval(watch);
    look();
    // The system remembers a peak that fell between two looks, unless it was once higher still.
    const highest = process.resourceUsage().maxRSS;
    if (highest > highestBefore) peak = Math.max(peak, highest * 1024);
    return peak - before;
  };
}
