/** The languages of the check. */
export const languages = ['mn', 'en'] as const;
/** Mongolian or English. */
export type Language = (typeof languages)[number];

/** The same in both languages. */
export interface Words {
  readonly mn: string;
  readonly en: string;
}
