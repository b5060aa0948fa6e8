/**
 * Which field of a form a refusal means. The server names the part of the input (`input.team.card.phone`); a field is found
 * where its own path (`card.phone`) stands in it whole, the longest and latest one where several do. Null: none of them.
 */
export function fieldOf<Name extends string>(path: string | undefined, paths: Readonly<Record<Name, string>>): Name | null {
  if (!path) return null;
  const found = Object.keys(paths)
    .map((name) => ({ name: name as Name, at: placeIn(path.split('.'), paths[name as Name].split('.')) }))
    .filter(({ at }) => at > 0)
    .toSorted((one, other) => other.at - one.at || paths[other.name].length - paths[one.name].length);
  return found[0]?.name ?? null;
}

/** Where in a path the parts of another end, counted from 1. 0: nowhere. */
function placeIn(path: readonly string[], parts: readonly string[]): number {
  for (let end = path.length; end >= parts.length; end -= 1) {
    if (parts.every((part, place) => path[end - parts.length + place] === part)) return end;
  }
  return 0;
}
