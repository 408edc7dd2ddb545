import type { StarlightUserConfig } from '@astrojs/starlight/types';

/** The order of the pages. Labels are Mongolian, with their English beside them. */
export const sidebar: NonNullable<StarlightUserConfig['sidebar']> = [
  {
    label: 'Эхлэх',
    translations: { en: 'Begin' },
    items: ['start'],
  },
];
