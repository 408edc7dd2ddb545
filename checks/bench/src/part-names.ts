/** What `--only` can name, in the order in which it runs. Apart, so that `--help` needs no install. */
export const partNames = ['exchange', 'network', 'start', 'bad-days', 'scale'] as const;
export type PartName = (typeof partNames)[number];
