/** Words by which an example tells how the case came out. */
export const RESULT_WORDS =
  /\b(?:results?|outcomes?|in the end|ends?|finally|total|altogether|therefore|thus|decided|approved|rejected|closed|assigned|resolved|completed?|delivered|expected output|you (?:should )?(?:now )?(?:see|have|get))\b|→|=>|(?:^|[\s;,])so\b/im;
