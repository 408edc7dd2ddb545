import type { Words } from './about.ts';

/** A token request as it should be, to be spoiled. */
export interface TokenForm {
  readonly fields: Record<string, string>;
  readonly headers: Record<string, string>;
  method: string;
  path: string;
  /** Behind the question mark of the address. */
  query: string;
  /** In place of the fields. */
  body?: string;
}

/** How a token request comes to break a rule of the sandbox: in words, and as it is tried. */
export interface TokenAttempt {
  readonly words: Words;
  readonly spoil: (form: TokenForm) => void;
  /** If the sandbox has to be set so. */
  readonly exact?: true;
}

const formType = 'application/x-www-form-urlencoded';

/** With another value in a field. */
export function field(name: string, value: string): TokenAttempt {
  return {
    words: {
      mn: `Токены хүсэлтийг \`${name}=${value}\` гэсэн талбартай илгээнэ.`,
      en: `Send the token request with \`${name}=${value}\`.`,
    },
    spoil: ({ fields }) => void (fields[name] = value),
  };
}

/** With one of the codes that mean something to every sandbox. */
export function magic(code: string): TokenAttempt {
  return {
    words: {
      mn: `Код болгож \`${code}\` илгээнэ. Энэ кодыг ямар ч туршилтын орчин таньдаг.`,
      en: `Send \`${code}\` as the code. Every sandbox knows it.`,
    },
    spoil: ({ fields }) => void (fields['code'] = code),
  };
}

/** Without a field. */
export function without(name: string): TokenAttempt {
  return {
    words: {
      mn: `Токены хүсэлтийг \`${name}\` талбаргүй илгээнэ.`,
      en: `Send the token request without \`${name}\`.`,
    },
    spoil: ({ fields }) => void delete fields[name],
  };
}

/** With another header. */
export function header(name: string, value: string): TokenAttempt {
  return {
    words: {
      mn: `Токены хүсэлтийг \`${name}: ${value}\` толгойтой илгээнэ.`,
      en: `Send the token request with the header \`${name}: ${value}\`.`,
    },
    spoil: ({ headers }) => void (headers[name] = value),
  };
}

/** With another body. */
export function body(text: string, type = formType): TokenAttempt {
  return {
    words: {
      mn: `Токены хүсэлтийн body-д \`${text}\`, \`Content-Type\` толгойд \`${type}\` гэж илгээнэ.`,
      en: `Send the token request with the body \`${text}\` and the \`Content-Type\` \`${type}\`.`,
    },
    spoil: (form) => {
      form.body = text;
      form.headers['Content-Type'] = type;
    },
  };
}

/** In a way that takes more words. */
export function spoiled(
  mn: string,
  en: string,
  spoil: TokenAttempt['spoil'],
  exact?: true,
): TokenAttempt {
  return { words: { mn, en }, spoil, ...(exact && { exact }) };
}
