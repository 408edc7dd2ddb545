import { expect, test } from 'vitest';
import {
  countDeliveries,
  deliveredPage,
  filledIn,
  shopStep,
} from '../src/check/payment/selling.ts';

test('a step is a method, a path of the app and the fields of a form or JSON', () => {
  expect(shopStep('POST /buy item=1 note=two%20words')).toEqual({
    method: 'POST',
    path: '/buy',
    body: { type: 'application/x-www-form-urlencoded', text: 'item=1&note=two+words' },
  });
  expect(shopStep('GET {return}/pay')).toEqual({
    method: 'GET',
    path: '{return}/pay',
    body: undefined,
  });
  expect(shopStep('POST /api/buy {"item": 1}')).toEqual({
    method: 'POST',
    path: '/api/buy',
    body: { type: 'application/json', text: '{"item": 1}' },
  });
});

test.each([
  '/buy',
  'PUT /buy',
  'POST buy',
  'POST //elsewhere.test/',
  'POST https://elsewhere.test/',
  'POST /buy {item:1}',
  'GET /buy item=1',
])('%s is not a step', (text) => expect(shopStep(text)).toBeUndefined());

test('what was delivered stands on a page of its own, or where the customer comes back to', () => {
  expect(deliveredPage('/orders  Delivered to you')).toEqual({
    path: '/orders',
    words: 'Delivered to you',
  });
  expect(deliveredPage('Хүргэсэн')).toEqual({ path: '{return}', words: 'Хүргэсэн' });
  for (const text of ['', ' ', '/orders', '//elsewhere.test/ x']) {
    expect(deliveredPage(text)).toBeUndefined();
  }
});

test('a path can name the order by its return page or its invoice', () => {
  const order = { redirect_uri: 'http://shop.test/orders/n1?x=1', id: 64 };
  expect(filledIn('{return}/refund', order)).toBe('/orders/n1/refund?x=1');
  expect(filledIn('{return}', order)).toBe('/orders/n1?x=1');
  expect(filledIn('{return}?y=2', order)).toBe('/orders/n1?y=2&x=1');
  expect(filledIn('/invoices/{invoice}', order)).toBe('/invoices/64');
});

test.each([
  ['', 'tea', 0],
  ['tea, tea and\n tea', 'tea', 3],
  ['Two   cups. Two cups.', 'Two cups', 2],
  ['Балaнс: 1 500 ₮', 'Балaнс: {n} ₮', 1500],
  ['Cups: 12', 'Cups: {n}', 12],
  ['Cups: many, Cups: 3', 'Cups: {n}', 3],
  ['Cups: many', 'Cups: {n}', 0],
  ['12 cups', '{n} cups', 12],
  ['12 cupsful', '{n} cups', 0],
  ['Хүргэсэнгүй', 'Хүргэсэн', 0],
  ['Хүргэсэн. Хүргэсэнгүй, хүргэсэн', 'Хүргэсэн', 1],
  ['undelivered', 'delivered', 0],
  ['a.c abc', 'a.c', 1],
  ['Tea✓ ✓', '✓', 2],
])('in %j, %j is found %i times, or that number', (text, words, count) => {
  expect(countDeliveries(text, words)).toBe(count);
});
