using System.Text.Json.Nodes;
using HumasApi.Contract;
using HumasApi.Http;

namespace HumasApi.Publishing.Shapes;

/// <summary>Which members of articles a client wants: all of a card, with the body, or some by name.</summary>
/// <param name="Names">Members by name, id always among them; null for all.</param>
/// <param name="Body">Whether the body is wanted.</param>
/// <param name="IsWhole">True for items, and for rows with include=body: articles and not cards.</param>
internal sealed record ArticleFields(IReadOnlySet<string>? Names, bool Body, bool IsWhole)
{
    private static readonly IReadOnlyCollection<string> Known = [.. StrictJson.MembersOf(typeof(Article)).Keys];

    public static readonly QueryParameter Fields = new(
        "fields",
        ParameterType.AnyOf,
        "Only these members, by name, and id. The others are left out of the response, although the schema requires them: a client that "
            + "checks responses, or counts on every member, does not use this. Excludes include."
    )
    {
        Words = [.. Known],
        WordsName = "ArticleField",
        MaxItems = Known.Count,
        Example = "title,publishedAt,unit",
    };
    public static readonly QueryParameter Include = new(
        "include",
        ParameterType.OneOf,
        "`body` adds the text: every row is an Article then, no longer an ArticleCard. Excludes fields."
    )
    {
        Words = ["body"],
        WordsName = "ArticleInclude",
        Example = "body",
    };

    /// <param name="query">The query.</param>
    /// <param name="bodyByDefault">True for items, which come whole.</param>
    public static ArticleFields Read(QueryReader query, bool bodyByDefault)
    {
        var include = !bodyByDefault && query.Word("include", Include.Words) is not null;
        var names = query.Names("fields", Known.Count);
        if (names.Count > 0 && query.Has("include"))
            query.Fail("fields", Problems.FieldsAndInclude);
        foreach (var name in names.Where(name => !Known.Contains(name)))
            query.Fail(
                "fields",
                Problems.UnknownField,
                Nearest.To(name, Known) is { } nearest
                    ? Sentence.Of(
                        $"There is no member {name}. Did you mean {nearest}?",
                        $"Tidak ada properti {name}. Maksud Anda {nearest}?"
                    )
                    : Sentence.Of($"There is no member {name}.", $"Tidak ada properti {name}.")
            );
        return names.Count == 0
            ? new ArticleFields(null, bodyByDefault || include, bodyByDefault || include)
            : new ArticleFields(names.Append("id").ToHashSet(), names.Contains("body"), bodyByDefault);
    }

    /// <summary>The article with what was asked for.</summary>
    public object Pick(StoredArticle article, PublicRefs refs)
    {
        var whole = ArticleJson.Write(article, refs, IsWhole);
        if (Names is null)
            return whole;
        var node = JsonNode.Parse(whole.Utf8.Span)!.AsObject();
        foreach (var name in node.Select(member => member.Key).Where(name => !Names.Contains(name)).ToList())
            node.Remove(name);
        return node;
    }
}
