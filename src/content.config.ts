import { defineCollection } from 'astro:content';
import { sopLoader } from './site/sop-loader.ts';
import { shownFrontmatterSchema } from './sop/schema.ts';

export const collections = {
  sops: defineCollection({ loader: sopLoader(), schema: shownFrontmatterSchema }),
};
