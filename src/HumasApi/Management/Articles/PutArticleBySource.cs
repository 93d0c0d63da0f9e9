using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Http;
using HumasApi.ReadModel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>
/// PUT /manage/v1/articles/by-source/{source}/{externalId}: for import scripts. Creates or updates the article of that import
/// key, as often as it is sent; edits by a person in the meantime are overwritten only with overwrite=true.
/// </summary>
internal static partial class PutArticleBySourceEndpoint
{
    public static readonly QueryParameter Overwrite = new(
        "overwrite",
        ParameterType.Boolean,
        "true: replace what a person edited since the last import."
    )
    {
        Default = false,
        Example = false,
    };

    private const string Tags = "tags";
    private const string Authors = "authors";

    public static readonly QueryParameter Create = new(
        "create",
        ParameterType.AnyOf,
        "Records that may be named by `name` and are created where there is none; by default they must exist."
    )
    {
        Words = [Tags, Authors],
        WordsName = "CreatedReference",
        Example = "tags,authors",
    };

    [GeneratedRegex(@"^[A-Za-z0-9._:-]{1,200}\z")]
    private static partial Regex KeyPart();

    /// <summary>Whether a text can be a part of an import key.</summary>
    public static bool IsKeyPart(string text) => KeyPart().IsMatch(text);

    public static async Task<IResult> Handle(string source, string externalId, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var overwrite = query.Flag("overwrite") ?? false;
        var create = query.Words("create", Create.Words);
        foreach (var (name, value) in new[] { ("source", source), ("externalId", externalId) })
            if (!IsKeyPart(value))
                query.Fail(name, Problems.MalformedImportKey);
        query.Done();
        var body = await StrictJson.ReadObjectAsync(http.Request);
        var (article, warnings, outcome) = await mediator.Send(
            new PutArticleBySourceCommand(
                source,
                externalId,
                overwrite,
                create.Contains(Tags),
                create.Contains(Authors),
                Conditions.Of(http.Request),
                body,
                http.Actor()
            ),
            http.RequestAborted
        );
        var self = url.To($"/manage/v1/articles/{article.Id}");
        return new ManagementResult<ManagedArticleResponse>(
            new(article, new(Warning.From(warnings), outcome), new ItemLinks(self)),
            article.Version,
            outcome == Outcomes.Created ? self : null
        );
    }
}

/// <summary>An article from another system.</summary>
[FailsWith(
    nameof(Problems.EditedSinceImport),
    nameof(Problems.MalformedImportKey),
    nameof(Problems.ReviewRequired),
    nameof(Problems.UnpublishedSinceImport),
    nameof(Problems.UpdatedBeforePublished),
    nameof(Problems.UpdatedNeedsPublish)
)]
internal sealed record ImportedArticleInput : ArticleInput
{
    /// <summary>True: publish it at once. false leaves what is live as it is.</summary>
    public bool Publish { get; init; }

    /// <summary>Last major update in the other system; needs publish.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

internal sealed record PutArticleBySourceCommand(
    string Source,
    string ExternalId,
    bool Overwrite,
    bool CreateTags,
    bool CreateAuthors,
    Conditions Conditions,
    JsonObject Body,
    Actor Actor,
    bool LacksRelated = false
) : IRequest<(ManagedArticle Article, IReadOnlyList<BodyWarning> Warnings, string Outcome)>;

internal sealed class ImportedArticleInputValidator : AbstractValidator<ImportedArticleInput>
{
    public ImportedArticleInputValidator(ArticleInputValidator article, TimeProvider clock)
    {
        Include(article);
        RuleFor(input => input.UpdatedAt).NotInTheFuture(clock);
        RuleFor(input => input.UpdatedAt).Must((input, value) => value is null || input.Publish).WithProblem(Problems.UpdatedNeedsPublish);
        RuleFor(input => input.UpdatedAt)
            .Must((input, value) => value is null || input.PublishedAt is null || value >= input.PublishedAt)
            .WithProblem(Problems.UpdatedBeforePublished);
    }
}

internal sealed class PutArticleBySourceHandler(
    HumasDbContext database,
    ArticleWriter draft,
    ArticleReader reader,
    ReferencesByName names,
    ImportedArticleInputValidator validator,
    TimeProvider clock
) : IRequestHandler<PutArticleBySourceCommand, (ManagedArticle Article, IReadOnlyList<BodyWarning> Warnings, string Outcome)>
{
    // Two scripts that send the same new key at once both try to create; the loser is run again and finds the article.
    public Task<(ManagedArticle Article, IReadOnlyList<BodyWarning> Warnings, string Outcome)> Handle(
        PutArticleBySourceCommand request,
        CancellationToken cancellationToken
    ) =>
        database.InTransactionAsync(
            async () =>
            {
                var now = clock.Now();
                var article = await draft.LockAsync(request.Source, request.ExternalId, cancellationToken);
                var newest = article is null ? null : await draft.RevisionAsync(article.NewestRevisionId, cancellationToken);
                request.Conditions.Check(article?.Version, article?.EditedBy, article?.EditedAt);
                var (input, _, faults) = await BindAsync(request, article, newest, cancellationToken);
                if (article is { Publication: PublicationState.Unpublished, ImportedAt: not null } && input.Publish && faults.Count == 0)
                    throw Problem.Of(
                        Problems.UnpublishedSinceImport,
                        null,
                        new Dictionary<string, object?> { ["existing"] = new ExistingRecord(article.Id, newest!.Slug) }
                    );
                var (isNew, edited) = (
                    article is null,
                    article is not null && article.NewestRevisionNumber != article.ImportedRevisionNumber
                );
                var current = article is null ? null : new CurrentVersion(article.Version, article.EditedBy, article.EditedAt);
                article ??= New(request, now);
                var created = new List<BodyWarning>();
                if (faults.Count == 0)
                    input = await WithRecordsAsync(input, created, request.Actor, now, cancellationToken);
                var saved = await draft.SaveAsync(
                    article,
                    newest,
                    input,
                    faults,
                    imported: true,
                    thenPublish: input.Publish,
                    request.Actor,
                    now,
                    cancellationToken
                );
                // Told after the save, which this throws away again: an edit that equals the source is not a conflict.
                if (saved.Changed && edited && !request.Overwrite)
                    throw Problem.Of(
                        Problems.EditedSinceImport,
                        null,
                        new Dictionary<string, object?>
                        {
                            ["existing"] = new ExistingRecord(article.Id, newest!.Slug),
                            ["current"] = current,
                        }
                    );
                if (!saved.Changed)
                    await NoteUnchangedAsync(article, edited, now, cancellationToken);
                var published = input.Publish && await PublishAsync(article, saved, input, request.Actor, now, cancellationToken);
                return (
                    await reader.ReadAsync(article, saved.Revision, includeSource: false, cancellationToken, isNew),
                    PlainTexts.AddLookAlikes([.. created, .. saved.Warnings], input, request.Body),
                    isNew ? Outcomes.Created
                    : saved.Changed || published ? Outcomes.Updated
                    : Outcomes.Unchanged
                );
            },
            cancellationToken
        );

    private async Task<ImportedArticleInput> WithRecordsAsync(
        ImportedArticleInput input,
        List<BodyWarning> created,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        input with
        {
            Tags = input.CreatesTags ? await names.TagsAsync(input.Tags, created, actor, now, cancellationToken) : input.Tags,
            Authors = input.CreatesAuthors
                ? await names.AuthorsAsync(input.Authors, input.Unit!, created, actor, now, cancellationToken)
                : input.Authors,
        };

    // That it was sent is no change of the article: no version, no line in log or audit.
    private async Task NoteUnchangedAsync(Article article, bool edited, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database
            .Articles.Where(one => one.Id == article.Id && !(one.Publication == PublicationState.Unpublished && one.ImportedAt == null))
            .ExecuteUpdateAsync(one => one.SetProperty(sent => sent.ImportedAt, now), cancellationToken);
        if (!edited)
            return;
        article.MarkInSyncWithSource();
        await database.SaveChangesAsync(cancellationToken);
    }

    private static Article New(PutArticleBySourceCommand request, DateTimeOffset now) =>
        new()
        {
            ImportSource = request.Source,
            ImportExternalId = request.ExternalId,
            CreatedAt = now,
            CreatedBy = request.Actor,
        };

    private async Task<Bound<ImportedArticleInput>> BindAsync(
        PutArticleBySourceCommand request,
        Article? article,
        ArticleRevision? newest,
        CancellationToken cancellationToken
    )
    {
        var body = request.Body.DeepClone().AsObject();
        if (article is null)
            return Check(request, StrictJson.BindFitting<ImportedArticleInput>(body, typeof(ManagedArticle)));
        if (JsonNode.DeepEquals(body["updatedAt"], JsonSerializer.SerializeToNode(article.UpdatedAt, Json.Options)))
            body.Remove("updatedAt"); // Read and sent back.
        var present = await reader.ReadForComparisonAsync(article, newest!, body, typeof(ImportedArticleInput), cancellationToken);
        var stored = JsonSerializer.SerializeToNode(ArticleInput.From(newest!, article), Json.Options)!.AsObject();
        return Check(request, StrictJson.BindFitting<ImportedArticleInput>(Upsert.Overlay(stored, body), typeof(ManagedArticle), present));
    }

    private Bound<ImportedArticleInput> Check(PutArticleBySourceCommand request, Bound<ImportedArticleInput> body) =>
        (
            body with
            {
                Value = body.Value with
                {
                    CreatesTags = request.CreateTags,
                    CreatesAuthors = request.CreateAuthors,
                    LacksRelated = request.LacksRelated,
                },
            }
        ).Checked(validator);

    private async Task<bool> PublishAsync(
        Article article,
        SavedRevision saved,
        ImportedArticleInput input,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var isNews = article.SetImportedUpdate(input.UpdatedAt);
        if (article.IsLive && !article.HasDraft && !isNews)
            return false;
        // A live revision with only a new updatedAt is published again under its present time.
        await draft.PublishAsync(
            article,
            saved.Revision,
            article.HasDraft ? null : article.PublishedAt,
            UpdateKind.Minor,
            null,
            Right.Import,
            actor,
            now,
            cancellationToken,
            saved.Terms
        );
        return true;
    }
}
