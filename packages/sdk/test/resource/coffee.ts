import type { NewInvoice } from '../../src/index.ts';

export const coffee: NewInvoice = {
  amount: 15_000,
  receiver: 'branch-user',
  description: 'Кофе',
  redirectUri: 'https://shop.example/paid/n0nce',
};
