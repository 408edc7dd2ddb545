import type { About } from './about.ts';
import type { rules } from './tables.ts';
import {
  body,
  field,
  header,
  magic,
  spoiled,
  without,
  type TokenAttempt,
} from './token-attempts.ts';

const ours = (attempt: TokenAttempt): About<TokenAttempt> => ({
  customer: 'ours',
  outcome: 'code_good',
  attempt,
});
const reopen = (attempt: TokenAttempt): About<TokenAttempt> => ({
  customer: 'reopen',
  outcome: 'code_dead',
  attempt,
});

/** Of each rule of the token endpoint, what its table does not say. */
export const tokenRules: Readonly<Record<keyof typeof rules, About<TokenAttempt>>> = {
  body_too_large: ours(
    spoiled(
      'Токены хүсэлтэд 40 000 тэмдэгттэй талбар нэмнэ.',
      'Add a field of 40 000 characters to the token request.',
      ({ fields }) => void (fields['filler'] = 'x'.repeat(40_000)),
    ),
  ),
  from_web_page: ours(header('Sec-Fetch-Site', 'cross-site')),
  credentials_in_query: ours(
    spoiled(
      'Хаягийн ард `?client_secret=sbx_secret` нэмнэ. Хяналтын самбарт «URL-д орсон нууц түлхүүр» товч мөн бий.',
      'Add `?client_secret=sbx_secret` to the address. The inspector has a button for it, too.',
      (form) => void (form.query = 'client_secret=sbx_secret'),
    ),
  ),
  credentials_in_header: ours(header('Authorization', 'Basic c2hvcDpzYnhfc2VjcmV0')),
  content_type_missing: ours(
    spoiled(
      'Токены хүсэлтийг `Content-Type` толгойгүй илгээнэ.',
      'Send the token request without a `Content-Type`.',
      ({ headers }) => void delete headers['Content-Type'],
    ),
  ),
  content_type_json: ours(body('{}', 'application/json')),
  content_type_multipart: ours(body('--x--', 'multipart/form-data; boundary=x')),
  content_type_other: ours(body('code', 'text/plain')),
  unknown_charset: ours(
    header('Content-Type', 'application/x-www-form-urlencoded; charset=windows-1251'),
  ),
  content_encoding: ours(header('Content-Encoding', 'gzip')),
  bad_escape: ours(body('code=%')),
  repeated_field: ours(body('code=a&code=b')),
  missing_grant_type: ours(without('grant_type')),
  unsupported_grant_type: ours(field('grant_type', 'password')),
  missing_field: ours(without('redirect_uri')),
  illegal_field: ours(field('code', 'код')),
  malformed_redirect_uri: ours(field('redirect_uri', 'shop.example/launch')),
  swapped_credentials: ours(
    spoiled(
      '`client_id`, `client_secret` хоёрыг сольж илгээнэ.',
      'Send `client_id` in the place of `client_secret`, and the other way round.',
      ({ fields }) => {
        const { client_id: id = '', client_secret: secret = '' } = fields;
        Object.assign(fields, { client_id: secret, client_secret: id });
      },
    ),
  ),
  unknown_client: ours(field('client_id', 'nobody')),
  padded_secret: ours(
    spoiled(
      'Нууц түлхүүрийн ард нэг зай үлдээж илгээнэ.',
      'Leave a space behind the secret.',
      ({ fields }) => void (fields['client_secret'] += ' '),
    ),
  ),
  wrong_secret: ours(field('client_secret', 'sbx_not_the_secret')),
  real_secret: ours(field('client_secret', 'q7Rk2vXw9LmZt4Yb')),
  unknown_code: reopen(magic('code_unknown')),
  other_clients_code: reopen(magic('code_other_client')),
  used_code: reopen(magic('code_used')),
  revoked_code: reopen(magic('code_revoked')),
  expired_code: reopen(magic('code_expired')),
  redirect_uri_mismatch: ours(field('redirect_uri', 'https://other.example/launch')),
  redirect_uri_not_exact: ours(
    spoiled(
      '`redirectUriMatch: "exact"` гэж тохируулаад `redirect_uri`-д өөр зам илгээнэ.',
      'Set `redirectUriMatch: "exact"`, and send a `redirect_uri` with another path.',
      ({ fields }) => void (fields['redirect_uri'] += '/other'),
      true,
    ),
  ),
};
