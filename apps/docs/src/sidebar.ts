import type { StarlightUserConfig } from '@astrojs/starlight/types';
import { errorNames } from './errors/page.ts';

const errorsOf = (group: keyof typeof errorNames): string[] =>
  errorNames[group].map((name) => `e/${name}`);

/** The order of the pages. Labels are Mongolian, with their English beside them. */
export const sidebar: NonNullable<StarlightUserConfig['sidebar']> = [
  'try',
  'start',
  {
    label: 'Хэрхэн ажилладаг',
    translations: { en: 'How it works' },
    items: ['launch', 'payments'],
  },
  {
    label: 'Бүрэн жишээ',
    translations: { en: 'A whole shop' },
    items: [
      'recipes/express',
      'recipes/fastify',
      'recipes/hono',
      'recipes/next',
      'recipes/nest',
      'recipes/workers',
      'recipes/laravel',
      'recipes/php',
      'recipes/java',
    ],
  },
  {
    label: 'Ашиглалт',
    translations: { en: 'Running it' },
    items: ['troubleshooting', 'testing', 'deployment', 'security', 'going-live'],
  },
  {
    label: 'Лавлах',
    translations: { en: 'Reference' },
    items: [
      'reference',
      'reference/sdk',
      'reference/sandbox',
      'manual/sdk',
      'manual/sandbox',
      'manual/mock',
    ],
  },
  {
    label: 'Алдааны код',
    translations: { en: 'Error codes' },
    collapsed: true,
    items: [
      { label: 'sdk', collapsed: true, items: errorsOf('sdk') },
      {
        label: 'Токены хаягийн дүрэм',
        translations: { en: 'Rules of the token endpoint' },
        collapsed: true,
        items: errorsOf('token'),
      },
      {
        label: 'Нөөцийн API-ийн дүрэм',
        translations: { en: 'Rules of the resource API' },
        collapsed: true,
        items: errorsOf('resource'),
      },
      {
        label: 'Хаяг, арга, зөвлөгөө',
        translations: { en: 'Addresses, methods, advice' },
        collapsed: true,
        items: errorsOf('other'),
      },
    ],
  },
];
