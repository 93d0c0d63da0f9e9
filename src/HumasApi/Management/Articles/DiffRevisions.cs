using System.Text.Json;
using System.Text.Json.Nodes;
using DiffPlex;
using DiffPlex.Chunkers;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>GET /manage/v1/articles/{id}/revisions/{number}/diff: what changed between two revisions.</summary>
internal static class DiffRevisionsEndpoint
{
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new(
            "against",
            ParameterType.Integer,
            "Number of the revision to compare with, by default the one before; the response shows what changed from that one to this one."
        )
        {
            Minimum = 1,
            Example = 1,
        },
    ];

    public static async Task<IResult> Handle(string id, int number, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var against = query.Integer("against", 1, int.MaxValue) ?? number - 1;
        query.Done();
        var diff = await mediator.Send(new DiffRevisionsQuery(ManagementIds.Parse(id), against, number), http.RequestAborted)
            ?? throw GetRevisionEndpoint.Missing();
        return new ManagementResult<ItemResponse<RevisionDiff>>(
            new(diff, new(), new ItemLinks(url.To($"/manage/v1/articles/{id}/revisions/{number}/diff?against={against}")))
        );
    }
}

/// <summary>What changed between two revisions.</summary>
/// <param name="From">Number of the revision compared with; 0 for nothing, before the first one.</param>
/// <param name="To">Number of the revision asked for.</param>
/// <param name="Changes">The members that differ, in the order of the article.</param>
internal sealed record RevisionDiff(int From, int To, IReadOnlyList<MemberChange> Changes);

/// <summary>A member that differs.</summary>
/// <param name="Member">Its name.</param>
/// <param name="Before">Its value in the revision compared with.</param>
/// <param name="After">Its value in the revision asked for.</param>
/// <param name="Words">For texts: the plain text as a row of runs, equal, deleted and inserted; null for other members. Of the
/// body all words, those of tables, captions and alternative texts too, with an empty line between blocks and a tab between
/// cells.</param>
/// <param name="MarkupChanged">For the body: true when something differs that the words do not show, such as a link, an emphasis
/// or the address of a picture; before and after show it.</param>
internal sealed record MemberChange(string Member, JsonNode? Before, JsonNode? After, IReadOnlyList<TextRun>? Words, bool MarkupChanged);

/// <summary>A run of words.</summary>
/// <param name="Op">equal, delete or insert.</param>
/// <param name="Text">The words, with the space around them.</param>
internal sealed record TextRun([property: ExtensibleEnum("equal", "delete", "insert")] string Op, string Text);

internal sealed record DiffRevisionsQuery(Guid Id, int From, int To) : IRequest<RevisionDiff?>;

internal sealed class DiffRevisionsHandler(HumasDbContext database, Rights rights, ArticleReader reader, ProcessorGate gate)
    : IRequestHandler<DiffRevisionsQuery, RevisionDiff?>
{
    // What is compared word by word.
    private static readonly HashSet<string> Texts =
    [
        "title",
        "body",
        .. ArticleText.Texts.Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name)),
    ];

    // What an editor writes; the rest of an article is not the revision's.
    private static readonly IReadOnlyList<string> Members =
    [
        .. StrictJson.MembersOf(typeof(ArticleInput)).Keys.Except(["publishedAt", "revisionNote"]),
    ];

    public async Task<RevisionDiff?> Handle(DiffRevisionsQuery request, CancellationToken cancellationToken)
    {
        var article = await (await rights.VisibleAsync(database.Articles.AsNoTracking(), cancellationToken)).SingleOrDefaultAsync(
            candidate => candidate.Id == request.Id,
            cancellationToken
        );
        var revisions = await database
            .Revisions.AsNoTracking()
            .Where(revision => revision.ArticleId == request.Id && (revision.Number == request.From || revision.Number == request.To))
            .ToListAsync(cancellationToken);
        var (from, to) = (
            revisions.Find(revision => revision.Number == request.From),
            revisions.Find(revision => revision.Number == request.To)
        );
        if (article is null || to is null || (from is null && request.From > 0))
            return null;
        var (before, after) = (
            from is null ? [] : await ReadAsync(article, from, cancellationToken),
            await ReadAsync(article, to, cancellationToken)
        );
        // All is read, and no connection held, when the comparing begins.
        return await gate.RunAsync(
            () =>
                new RevisionDiff(
                    request.From,
                    request.To,
                    [
                        .. Members
                            .Where(member => !JsonNode.DeepEquals(before[member], after[member]))
                            .Select(member => Change(member, before[member]?.DeepClone(), after[member]?.DeepClone())),
                    ]
                ),
            cancellationToken
        );
    }

    private static MemberChange Change(string member, JsonNode? before, JsonNode? after)
    {
        if (!Texts.Contains(member))
            return new MemberChange(member, before, after, null, MarkupChanged: false);
        var (one, other) = (Plain(member, before), Plain(member, after));
        return new MemberChange(
            member,
            before,
            after,
            WordDiff.Of(one.Words, other.Words),
            one.Markup != other.Markup || one.Words == other.Words
        );
    }

    private async Task<JsonObject> ReadAsync(Article article, ArticleRevision revision, CancellationToken cancellationToken) =>
        JsonSerializer
            .SerializeToNode(await reader.ReadAsync(article, revision, includeSource: false, cancellationToken), Json.Options)!
            .AsObject();

    private static (string Words, string Markup) Plain(string member, JsonNode? value) =>
        value?.GetValue<string>() is not { } text ? ("", "")
        : member == "body" ? BodyHtml.ToWords(text)
        : (text, "");
}

/// <summary>Compares two texts word by word.</summary>
internal static class WordDiff
{
    // Two long texts without a word in common would take time that grows with the square; they are reported as replaced.
    private const int MaxWords = 3_000;
    private static readonly DelimiterChunker Words = new([' ', '\n', '\t']);

    // What was cut once stays cut so: a text that begins with a break would be cut otherwise.
    private static readonly CustomFunctionChunker Pieces = new(text => text.Split('\0'));

    public static IReadOnlyList<TextRun> Of(string before, string after)
    {
        var (one, other) = (Words.Chunk(before), Words.Chunk(after));
        var start = 0;
        while (start < Math.Min(one.Count, other.Count) && one[start] == other[start])
            start++;
        var end = 0;
        while (end < Math.Min(one.Count, other.Count) - start && one[^(end + 1)] == other[^(end + 1)])
            end++;
        var (middle, replacement) = (
            one.Skip(start).Take(one.Count - start - end).ToList(),
            other.Skip(start).Take(other.Count - start - end).ToList()
        );

        var runs = new List<TextRun>();
        Add("equal", one.Take(start));
        if (middle.Count > MaxWords || replacement.Count > MaxWords)
        {
            Add("delete", middle);
            Add("insert", replacement);
        }
        else
        {
            var at = 0;
            foreach (
                var block in Differ
                    .Instance.CreateDiffs(
                        string.Join('\0', middle),
                        string.Join('\0', replacement),
                        ignoreWhiteSpace: false,
                        ignoreCase: false,
                        Pieces
                    )
                    .DiffBlocks
            )
            {
                Add("equal", middle.Skip(at).Take(block.DeleteStartA - at));
                Add("delete", middle.Skip(block.DeleteStartA).Take(block.DeleteCountA));
                Add("insert", replacement.Skip(block.InsertStartB).Take(block.InsertCountB));
                at = block.DeleteStartA + block.DeleteCountA;
            }
            Add("equal", middle.Skip(at));
        }
        Add("equal", one.Skip(one.Count - end));
        return runs;

        void Add(string op, IEnumerable<string> words)
        {
            var text = string.Concat(words);
            if (text.Length == 0)
                return;
            if (runs is [.., var last] && last.Op == op)
                runs[^1] = last with { Text = last.Text + text };
            else
                runs.Add(new TextRun(op, text));
        }
    }
}
