// What a front end and a script write against the generated types, untouched: a home page, an article page, an archive
// page, and an editor's publish. It is compiled in strict mode, never run.
import type { components as Delivery, operations as Reads } from "#generated/delivery/types";
import type { components as Management, operations as Writes } from "#generated/management/types";

type Schemas = Delivery["schemas"];
type Article = Schemas["Article"];
type ArticleCard = Schemas["ArticleCard"];
type Image = Schemas["Image"];

/** The answer to a read, as the contract has it. */
type Ok<Operation extends keyof Reads> = Reads[Operation] extends { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never;
type Query<Operation extends keyof Reads> = NonNullable<Reads[Operation]["parameters"]["query"]>;

async function read<Body>(path: string): Promise<Body> {
  const answer = await fetch(new URL(path, "https://humas.example"));
  if (!answer.ok) throw new Error(describe((await answer.json()) as Schemas["Problem"]));
  return (await answer.json()) as Body;
}

function describe(problem: Schemas["Problem"]): string {
  const places = problem.errors.map((error) => error.pointer ?? error.parameter ?? error.header ?? "");
  return `${problem.status} ${problem.code}: ${problem.detail} ${places.join(" ")}`;
}

function search(query: Query<"listArticles">): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(Array.isArray(value) ? value.join(",") : String(value))}`);
  return `/v1/articles?${parts.join("&")}`;
}

// Home page: the newest cards, each with a picture or none, and its section.

interface Teaser { href: string; title: string; text: string; picture: { src: string; alt: string } | null; section: string | null; time: Date }

function teaser(card: ArticleCard): Teaser {
  const cover: Image | null = card.coverImage;
  return {
    href: card.webUrl ?? `/berita/${card.slug}`,
    title: card.title,
    text: card.excerpt,
    picture: cover === null ? null : { src: cover.url, alt: cover.alt ?? "" },
    section: card.tags.find((tag) => tag.kind === "category")?.name ?? null,
    time: new Date(card.publishedAt),
  };
}

export async function homePage(): Promise<Teaser[]> {
  const list = await read<Ok<"listArticles">>(search({ unit: ["kanwil-jateng"], scope: "subtree", kind: ["news", "pressRelease"], limit: 10 }));
  return list.data.map(teaser);
}

// Article page: dateline and sign-off are printed around the body.

export async function articlePage(slug: string): Promise<string> {
  const { data }: { data: Article } = await read<Ok<"getArticleBySlug">>(`/v1/articles/by-slug/${slug}`);
  const authors = data.authors.map((author) => (author.position === null ? author.name : `${author.name}, ${author.position}`));
  const notices = data.notices.map((notice) => `${notice.at} ${notice.text ?? ""}`);
  const when = new Intl.DateTimeFormat(data.language, { dateStyle: "long", timeStyle: "short", timeZone: data.timeZone }).format(new Date(data.publishedAt));
  return [data.title, data.subtitle ?? "", when, data.unit.name, ...authors, `${data.dateline ?? ""} ${data.body} ${data.signOff ?? ""}`, data.attribution?.name ?? "", ...notices, data.seo.title ?? data.title].join("\n");
}

export function gonePage(problem: Schemas["GoneProblem"]): string {
  return [problem.gone.publicNote ?? problem.title, ...problem.gone.seeAlso.map((article) => article.title)].join("\n");
}

// Archive page: the months, then one month to its end by links.next.

export async function archive(unit: string): Promise<Map<string, number>> {
  const months = await read<Ok<"listArticleMonths">>(`/v1/articles/months?unit=${unit}&scope=subtree`);
  return new Map(months.data.map(({ month, count }) => [month, count]));
}

export async function archivePage(publishedFrom: string, publishedBefore: string): Promise<Teaser[]> {
  const teasers: Teaser[] = [];
  let next: string | null = search({ publishedFrom, publishedBefore, timeZone: "Asia/Jakarta", sort: "publishedAt" });
  while (next !== null) {
    const part: Ok<"listArticles"> = await read<Ok<"listArticles">>(next);
    teasers.push(...part.data.map(teaser));
    next = part.links.next;
  }
  return teasers;
}

// An editor's script: create, publish at once, and what a refusal tells.

type Created = Writes["createArticle"]["responses"][201]["content"]["application/json"];

export async function publish(key: string, input: Management["schemas"]["CreateArticleInput"]): Promise<Created["data"]["version"]> {
  const answer = await fetch("https://humas.example/manage/v1/articles", {
    method: "POST", headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" }, body: JSON.stringify(input),
  });
  if (answer.status === 409) throw new Error(((await answer.json()) as Management["schemas"]["ConflictProblem"]).existing?.slug ?? "conflict");
  if (!answer.ok) throw new Error(describe((await answer.json()) as Management["schemas"]["Problem"]));
  const created = (await answer.json()) as Created;
  for (const warning of created.meta.warnings) console.warn(warning.pointer, warning.message);
  return created.data.version;
}

// What was read can be sent back: a reference of an answer fits into a request.
export const again = (article: Management["schemas"]["ManagedArticle"]): Management["schemas"]["ArticleInput"] => ({ unit: article.unit, tags: article.tags, authors: article.authors, dateline: article.dateline });
