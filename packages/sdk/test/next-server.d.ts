// Stands in for Next.js's own types, which come with 340 MB; test/next compiles with the real ones.
declare module 'next/server.js' {
  export interface NextRequest extends Request {
    readonly cookies: { get(name: string): { readonly value: string } | undefined };
    readonly nextUrl: URL;
  }
}
declare module 'next/server' {
  export * from 'next/server.js';
}
