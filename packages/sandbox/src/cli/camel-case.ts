/** A name of the admin API (`client_id`) as it is written in TypeScript (`clientId`). */
export function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
