/** Something to buy. */
export interface Product {
  readonly id: string;
  readonly mn: string;
  readonly en: string;
  /** In tögrög. */
  readonly price: number;
}

/** All that the shop has. */
export const products: readonly Product[] = [
  { id: 'hat', mn: 'Ноолууран малгай', en: 'Cashmere hat', price: 89_000 },
  { id: 'socks', mn: 'Ноосон оймс', en: 'Wool socks', price: 25_000 },
  { id: 'tea', mn: 'Сүүтэй цай', en: 'Milk tea', price: 6_500 },
];

/** The product that a form names. */
export function productBy(id: unknown): Product | undefined {
  return products.find((product) => product.id === id);
}
