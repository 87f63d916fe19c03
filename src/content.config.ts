import { defineCollection } from 'astro:content';
import { contentDir } from './site/site-data.ts';
import { sopLoader } from './site/sop-loader.ts';
import { shownFrontmatterSchema } from './sop/schema.ts';

export const collections = {
  sops: defineCollection({ loader: sopLoader(contentDir()), schema: shownFrontmatterSchema }),
};
