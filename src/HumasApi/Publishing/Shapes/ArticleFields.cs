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
    private static readonly IReadOnlyList<string> Known = [.. StrictJson.MembersOf(typeof(Article)).Keys];

    public static readonly QueryParameter Fields = Parameter(Known, "ArticleField", "Only these members", "title,publishedAt,unit");

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
        return ReadNames(query, Known) is { } names
            ? new ArticleFields(names, names.Contains("body"), bodyByDefault)
            : new ArticleFields(null, bodyByDefault || include, bodyByDefault || include);
    }

    /// <summary>The parameter that names members of a record.</summary>
    /// <param name="known">The members that it has.</param>
    /// <param name="wordsName">The schema of their names.</param>
    /// <param name="what">How the description begins.</param>
    /// <param name="example">An example.</param>
    public static QueryParameter Parameter(IReadOnlyList<string> known, string wordsName, string what, string example) =>
        new(
            "fields",
            ParameterType.AnyOf,
            $"{what}, by name, and id. The others are left out of the response, although the schema requires them: a client that "
                + "checks responses, or counts on every member, does not use this. Excludes include."
        )
        {
            Words = known,
            WordsName = wordsName,
            MaxItems = known.Count,
            Example = example,
        };

    /// <summary>The members that a query names, id always among them; null for all.</summary>
    public static IReadOnlySet<string>? ReadNames(QueryReader query, IReadOnlyList<string> known)
    {
        var names = query.Names("fields", known.Count);
        if (names.Count > 0 && query.Has("include"))
            query.Fail("fields", Problems.FieldsAndInclude);
        foreach (var name in names.Where(name => !known.Contains(name)))
            query.Fail(
                "fields",
                Problems.UnknownField,
                Nearest.To(name, known) is { } nearest
                    ? Sentence.Of(
                        $"There is no member {name}. Did you mean {nearest}?",
                        $"Tidak ada properti {name}. Maksud Anda {nearest}?"
                    )
                    : Sentence.Of($"There is no member {name}.", $"Tidak ada properti {name}.")
            );
        return names.Count == 0 ? null : names.Append("id").ToHashSet();
    }

    /// <summary>The article with what was asked for.</summary>
    public object Pick(StoredArticle article, PublicRefs refs)
    {
        var whole = ArticleJson.Write(article, refs, IsWhole);
        return Names is null ? whole : Pick(whole.Utf8.Span, Names);
    }

    /// <summary>A record with the members of these names.</summary>
    public static JsonObject Pick(ReadOnlySpan<byte> json, IReadOnlyCollection<string> names)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        foreach (var name in node.Select(member => member.Key).Where(name => !names.Contains(name)).ToList())
            node.Remove(name);
        return node;
    }
}
