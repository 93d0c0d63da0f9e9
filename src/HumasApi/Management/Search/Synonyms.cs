using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Search;

/// <summary>GET /manage/v1/search/synonyms: the rules of the newsroom, the newest first.</summary>
internal static class ListSynonymsEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var page = query.Page();
        query.Done();
        return Lists.Manage(http, url, await mediator.Send(new ListSynonymsQuery(page), http.RequestAborted));
    }
}

/// <summary>Words that a search takes for one another, or keeps apart.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Kind">What a search makes of them.</param>
/// <param name="Words">Words and names.</param>
/// <param name="Note">What it is for.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="CreatedBy">Who created it.</param>
internal sealed record SynonymRow(
    Guid Id,
    SynonymKind Kind,
    IReadOnlyList<string> Words,
    string? Note,
    DateTimeOffset CreatedAt,
    ActorRef CreatedBy
)
{
    public static SynonymRow From(SynonymRule rule) =>
        new(rule.Id, rule.Kind, rule.Words, rule.Note, rule.CreatedAt, ActorRef.From(rule.CreatedBy));
}

internal sealed record ListSynonymsQuery(PageRequest Page) : IRequest<ListPart<SynonymRow>>;

internal sealed class ListSynonymsHandler(HumasDbContext database) : IRequestHandler<ListSynonymsQuery, ListPart<SynonymRow>>
{
    private static readonly ListSort<SynonymRule> Sort = ListSort.By<SynonymRule>("-createdAt", rule => rule.CreatedAt, rule => rule.Id);

    public async Task<ListPart<SynonymRow>> Handle(ListSynonymsQuery request, CancellationToken cancellationToken)
    {
        var (rules, meta) = await Sort.PageAsync(database.SynonymRules.AsNoTracking(), request.Page, cancellationToken);
        return ListPart<SynonymRow>.Of(([.. rules.Select(SynonymRow.From)], meta));
    }
}

/// <summary>GET /manage/v1/search/standard-synonyms: what the service takes for the same by itself.</summary>
internal static class ListStandardSynonymsEndpoint
{
    public static IResult Handle(HttpContext http, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var page = query.Page();
        query.Done();
        var all = HumasApi.Search.Synonyms.StandardPairs.Select(pair => new StandardSynonym([pair.Short, pair.Long])).ToList();
        return Lists.Manage(http, url, ListPart<StandardSynonym>.Of(page.CutRanked(all, new Counted(all.Count, false))));
    }
}

/// <summary>Two that the service takes for the same by itself.</summary>
/// <param name="Words">A word, and the name or word that it stands for.</param>
internal sealed record StandardSynonym(IReadOnlyList<string> Words);

/// <summary>POST /manage/v1/search/synonyms: searches follow at once.</summary>
internal static class CreateSynonymEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var input = StrictJson.Bind<SynonymInput>(await StrictJson.ReadObjectAsync(http.Request), typeof(SynonymRow));
        var rule = await mediator.Send(new CreateSynonymCommand(input, http.Actor()), http.RequestAborted);
        var links = url.To("/manage/v1/search/synonyms");
        return new ManagementResult<ItemResponse<SynonymRow>>(new(rule, new ItemMeta(), new ItemLinks(links)), created: links);
    }
}

/// <summary>Words that a search is to take for one another, or to keep apart.</summary>
[FailsWith(nameof(Problems.Required), nameof(Problems.OutOfRange), nameof(Problems.TooMany))]
internal sealed record SynonymInput
{
    /// <summary>What a search makes of them.</summary>
    public SynonymKind Kind { get; init; } = SynonymKind.Same;

    /// <summary>Words and names (of several words), each in one form; a search finds all forms. To keep apart: two of them.</summary>
    [Required, Count(SynonymRule.MaxWords, Minimum = 2), Line(SynonymRule.WordMaxLength)]
    public List<string>? Words { get; init; }

    /// <summary>What it is for.</summary>
    [Line(SynonymRule.NoteMaxLength)]
    public string? Note { get; init; }
}

internal sealed record CreateSynonymCommand(SynonymInput Input, Actor Actor) : IRequest<SynonymRow>;

internal sealed class CreateSynonymValidator : AbstractValidator<CreateSynonymCommand>
{
    public CreateSynonymValidator()
    {
        RuleFor(command => command.Input)
            .ChildRules(input =>
            {
                input.DeclaredRules();
                input
                    .RuleForEach(one => one.Words)
                    .Cascade(CascadeMode.Stop)
                    .Line(SynonymRule.WordMaxLength)
                    .Must(word => HumasApi.Search.Synonyms.HasWord(word!))
                    .WithProblem(Problems.Required);
                input
                    .RuleFor(one => one.Words)
                    .Must(words => words is null || words.Count >= 2)
                    .WithProblem(Problems.OutOfRange, _ => Sentence.Of("Two at least.", "Paling sedikit dua."));
                input
                    .RuleFor(one => one.Words)
                    .Must(words => words!.Count <= 2)
                    .When(one => one is { Kind: SynonymKind.Apart, Words: not null })
                    .WithProblem(Problems.TooMany);
            });
    }
}

internal sealed class CreateSynonymHandler(HumasDbContext database, Rights rights, TimeProvider clock)
    : IRequestHandler<CreateSynonymCommand, SynonymRow>
{
    public Task<SynonymRow> Handle(CreateSynonymCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                await rights.RequireAsync(Right.Administer, (Guid?)null, cancellationToken);
                if (await database.SynonymRules.CountAsync(cancellationToken) >= SynonymRule.MaxCount)
                    throw new Problem(Problems.TooManySynonyms);
                var rule = new SynonymRule
                {
                    Kind = request.Input.Kind,
                    Words = request.Input.Words!,
                    Note = request.Input.Note,
                    CreatedAt = clock.Now(),
                    CreatedBy = request.Actor,
                };
                database.SynonymRules.Add(rule);
                await database.SaveChangesAsync(cancellationToken);
                return SynonymRow.From(rule);
            },
            cancellationToken
        );
}

/// <summary>DELETE /manage/v1/search/synonyms/{id}: searches follow at once.</summary>
internal static class DeleteSynonymEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator)
    {
        await mediator.Send(new DeleteSynonymCommand(ManagementIds.Parse(id)), http.RequestAborted);
        return TypedResults.NoContent();
    }
}

internal sealed record DeleteSynonymCommand(Guid Id) : IRequest<int>;

internal sealed class DeleteSynonymHandler(HumasDbContext database, Rights rights) : IRequestHandler<DeleteSynonymCommand, int>
{
    public Task<int> Handle(DeleteSynonymCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                await rights.RequireAsync(Right.Administer, (Guid?)null, cancellationToken);
                database.SynonymRules.Remove(
                    await database.SynonymRules.SingleOrDefaultAsync(rule => rule.Id == request.Id, cancellationToken)
                        ?? throw Problem.NotFound(Sentence.Of("There is no such rule.", "Tidak ada aturan seperti itu."))
                );
                return await database.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );
}
