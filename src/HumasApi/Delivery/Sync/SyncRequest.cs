using HumasApi.Contract;
using HumasApi.Delivery.Articles;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing.Shapes;

namespace HumasApi.Delivery.Sync;

/// <summary>What a client asks to follow, or where it is: the query of the sync, of live events and of snapshots.</summary>
/// <param name="Token">Where the client is; null for one that begins.</param>
/// <param name="Types">The kinds of records; none: all.</param>
/// <param name="Units">Units by slug or id.</param>
/// <param name="Subtree">Whether units below them count.</param>
/// <param name="Tags">Tags by slug or id.</param>
/// <param name="Languages">Languages.</param>
/// <param name="Fields">Members of articles by name, id among them; null: all but the body.</param>
/// <param name="Body">Whether articles come with their bodies.</param>
internal sealed record SyncRequest(
    string? Token,
    IReadOnlyList<ChangedEntity> Types,
    IReadOnlyList<string> Units,
    bool Subtree,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> Languages,
    IReadOnlySet<string>? Fields,
    bool Body
)
{
    private static readonly IReadOnlyList<string> Members = [.. StrictJson.MembersOf(typeof(SyncArticle)).Keys];

    // As lists take it.
    private static readonly ArticleFilter ByLanguage = ArticleFilters.All.Single(filter => filter.Name == "language");

    private static readonly QueryParameter Scope = new(
        "scope",
        ParameterType.OneOf,
        "`subtree`: articles of all units below count as well, as the tree is at the moment."
    )
    {
        Words = ["self", "subtree"],
        WordsName = "SyncScope",
        Default = "self",
        Example = "subtree",
    };

    private static readonly QueryParameter Include = new("include", ParameterType.OneOf, "`body`: articles with their bodies.")
    {
        Words = ["body"],
        WordsName = "SyncInclude",
        Example = "body",
    };

    /// <summary>Where the client is.</summary>
    public static readonly QueryParameter TokenParameter = new(
        "token",
        ParameterType.Text,
        "Where the client is: `meta.token` of the last response. Without a filter beside it."
    )
    {
        Example = "AQ8E…",
    };

    /// <summary>What it follows.</summary>
    public static readonly IReadOnlyList<QueryParameter> Filter =
    [
        new("type", ParameterType.AnyOf, "The kinds of records; several by comma. Left out: all.")
        {
            Words = [.. EnumNames.Of<ChangedEntity>().Keys],
            WordsName = nameof(ChangedEntity),
            Example = "article,tag",
        },
        new("unit", ParameterType.SlugList, "Articles of these units only; slug or id, several by comma.")
        {
            Example = "rutan-kelas-ii-b-salatiga",
        },
        Scope,
        new("tag", ParameterType.SlugList, "Articles with one of these tags only; slug or id, several by comma.") { Example = "berita" },
        ByLanguage.Parameter,
        ArticleFields.Parameter(Members, "SyncArticleField", "Only these members of articles", "title,publishedAt,unitId"),
        Include,
    ];

    /// <summary>The token, read; null where there is none.</summary>
    public SyncToken? Known { get; } = Token is null ? null : SyncToken.Parse(Token);

    /// <summary>Reads the query. What is wrong fails with <see cref="QueryReader.Done"/>.</summary>
    public static SyncRequest Read(QueryReader query, HttpRequest request)
    {
        var scope = query.Word(Scope.Name, Scope.Words);
        var fields = ArticleFields.ReadNames(query, Members);
        var read = new SyncRequest(
            query.Text(TokenParameter.Name, SyncToken.MaxLength),
            query.Words<ChangedEntity>("type"),
            query.Refs("unit"),
            scope == "subtree",
            query.Refs("tag"),
            ByLanguage.Given(query),
            fields,
            query.Word(Include.Name, Include.Words) is not null || fields?.Contains("body") == true
        );
        if (scope is not null && read.Units.Count == 0)
            query.Fail(Scope.Name, Problems.ScopeNeedsUnit);
        if (read.Token is null)
            return read;
        if (read.Known is null)
            query.Fail(TokenParameter.Name, Problems.MalformedToken);
        if (string.Join(", ", Filter.Select(one => one.Name).Where(request.Query.ContainsKey)) is { Length: > 0 } given)
            query.Fail(
                TokenParameter.Name,
                Problems.TokenAlone,
                Sentence.Of($"The token has the filter in it; leave out {given}.", $"Token sudah memuat filternya; hapus {given}.")
            );
        return read;
    }
}
