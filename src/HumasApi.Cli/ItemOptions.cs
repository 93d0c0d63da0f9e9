using System.CommandLine;
using HumasApi.Domain;
using HumasApi.Management.Articles;
using HumasApi.Management.Imports;

namespace HumasApi.Cli;

/// <summary>The options that decide what becomes of the items of a file: the same ones for an import and for a check.</summary>
internal sealed class ItemOptions
{
    private readonly Option<string?> format = Words<ImportFormat>("--format", "What the file is written in, where its start does not tell");
    private readonly Option<string?> unit = new("--unit") { Description = "Slug of the unit of items that name none", HelpName = "SLUG" };
    private readonly Option<string[]> unitMap = new("--unit-map")
    {
        Description =
            "Units by author, category or path, for items that name none: author:NAME=SLUG, category:NAME=SLUG, path:/START/=SLUG",
        HelpName = "RULES",
    };
    private readonly Option<string[]> mapping = new("--mapping")
    {
        Description = "What columns of a table are, where their names do not say it: COLUMN:member; - leaves one out",
        HelpName = "PAIRS",
    };
    private readonly Option<string?> dateOrder = Words<DateOrder>("--date-order", "How dates such as 10/09/2019 are written");
    private readonly Option<string?> create = new("--create")
    {
        Description = "Create what items name and does not exist: tags, authors",
        HelpName = "tags,authors",
    };
    private readonly Option<string?> publish = Words<ImportPublish>("--publish", "Whether anything is published");
    private readonly Option<string?> baseUrl = new("--base-url") { Description = "Where relative addresses start from", HelpName = "URL" };
    private readonly Option<string?> bodyFormat = Words<BodyFormat>("--body-format", "What bodies are written in, where items do not say");

    public ItemOptions()
    {
        string[] records = ["tags", "authors"];
        create.CompletionSources.Add("tags", "authors", "tags,authors");
        create.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>()?.Split(',').Except(records).FirstOrDefault() is { } other)
                result.AddError($"--create takes tags, authors or tags,authors, not {other}.");
        });
    }

    public void AddTo(Command command)
    {
        Option[] all = [format, unit, unitMap, mapping, dateOrder, create, publish, baseUrl, bodyFormat];
        foreach (var option in all)
            command.Options.Add(option);
    }

    /// <summary>The format that is named; null: it is to be recognised.</summary>
    public ImportFormat? Format(ParseResult parsed) => Value<ImportFormat>(parsed, format);

    /// <summary>The parameters of <c>POST /manage/v1/imports</c>.</summary>
    public IEnumerable<(string Name, string? Value)> Query(ParseResult parsed) =>
        [
            ("format", parsed.GetValue(format)),
            ("unit", parsed.GetValue(unit)),
            ("unitMap", Joined(parsed, unitMap)),
            ("mapping", Joined(parsed, mapping)),
            ("dateOrder", parsed.GetValue(dateOrder)),
            ("create", parsed.GetValue(create)),
            ("publish", parsed.GetValue(publish)),
            ("baseUrl", parsed.GetValue(baseUrl)),
            ("bodyFormat", parsed.GetValue(bodyFormat)),
        ];

    /// <summary>The import that the service would make of them.</summary>
    /// <exception cref="Failure">The service would refuse them.</exception>
    public ImportJob Job(ParseResult parsed, string source, ImportFormat found)
    {
        var records = parsed.GetValue(create)?.Split(',') ?? [];
        var options = new ImportOptions(
            parsed.GetValue(unit),
            records.Contains("tags"),
            records.Contains("authors"),
            Value<BodyFormat>(parsed, bodyFormat),
            parsed.GetValue(baseUrl),
            Value<ImportPublish>(parsed, publish) ?? ImportPublish.AsGiven,
            ImportOnError.Continue,
            Overwrite: false,
            DryRun: true
        )
        {
            DateOrder = Value<DateOrder>(parsed, dateOrder),
            Mapping = Joined(parsed, mapping),
            UnitMap = Joined(parsed, unitMap),
        };
        if (!PutArticleBySourceEndpoint.IsKeyPart(source))
            throw new Failure($"“{source}” cannot be the --source of a key. Use letters, digits and . _ - : / without spaces.");
        if (TableColumns.MalformedIn(options.Mapping) is { } pair)
            throw new Failure(
                $"“{pair}” in --mapping is not COLUMN:member. A member is - or one of {string.Join(", ", TableColumns.Members)}."
            );
        if (new UnitMap(options.UnitMap).Malformed is { } rule)
            throw new Failure($"“{rule}” in --unit-map is not author:NAME=SLUG, category:NAME=SLUG or path:/START/=SLUG.");
        if (options.BaseUrl is { } address && Addresses.Parse(address) is null)
            throw new Failure($"“{address}” in --base-url is not an absolute http(s) address.");
        return new ImportJob
        {
            Source = source,
            Format = found,
            Options = options,
            Sender = new Requester(new Act("checkFile", "person", new Actor(null, "humas check"), null, null, null), null, []),
            CreatedAt = DateTimeOffset.UtcNow,
        };
    }

    /// <summary>An option that takes one of the words of an enum, as the service spells them.</summary>
    public static Option<string?> Words<T>(string name, string description)
        where T : struct, Enum
    {
        string[] words = [.. EnumNames.Of<T>().Keys];
        var option = new Option<string?>(name) { Description = $"{description}: {string.Join(", ", words)}", HelpName = "WORD" };
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    private static T? Value<T>(ParseResult parsed, Option<string?> option)
        where T : struct, Enum => parsed.GetValue(option) is { } word ? EnumNames.Of<T>()[word] : null;

    private static string? Joined(ParseResult parsed, Option<string[]> option) =>
        parsed.GetValue(option) is { Length: > 0 } parts ? string.Join(',', parts) : null;
}
