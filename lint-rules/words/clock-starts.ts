/** Starts of a clock that nobody can see. */
export const NO_CLOCK = /^(?:n\/a|none|now|asap|tbd|soon|immediately|any ?time|the start|start|beginning|when(?:ever)? (?:needed|required|necessary|possible|ready)|as (?:needed|required|necessary|soon as possible))[.]?$/i;
