using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Records;
using HumasApi.Paging;
using HumasApi.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Schedules;

/// <summary>GET /manage/v1/schedule/calendars: the calendar links of the caller, the newest first.</summary>
internal static class ListCalendarLinksEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var page = query.Page();
        query.Done();
        return Lists.Manage(http, url, await mediator.Send(new ListCalendarLinksQuery(page), http.RequestAborted));
    }
}

/// <summary>A link by which a calendar shows what is scheduled; without its secret.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Note">What it is for.</param>
/// <param name="Unit">Articles of this unit and of those below it only; null: all that its maker may see.</param>
/// <param name="ExpiresAt">When it expires. It is deleted a month later.</param>
/// <param name="LastUsedAt">When it was last read, to the minute; null: never.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="CreatedBy">Who created it. A link of a key shows what the key may see at the moment, and ends with it.</param>
internal record CalendarLinkRow(
    Guid Id,
    string? Note,
    UnitRef? Unit,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset CreatedAt,
    ActorRef CreatedBy
)
{
    public static async Task<IReadOnlyList<CalendarLinkRow>> ReadAsync(
        HumasDbContext database,
        IReadOnlyList<CalendarLink> links,
        CancellationToken cancellationToken
    )
    {
        var references = await References.ReadAsync(database, links.Select(link => link.UnitId).OfType<Guid>(), [], [], cancellationToken);
        return
        [
            .. links.Select(link => new CalendarLinkRow(
                link.Id,
                link.Note,
                link.UnitId is { } unit ? references.Unit(unit) : null,
                link.ExpiresAt,
                link.LastUsedAt,
                link.CreatedAt,
                ActorRef.From(link.CreatedBy)
            )),
        ];
    }
}

internal sealed record ListCalendarLinksQuery(PageRequest Page) : IRequest<ListPart<CalendarLinkRow>>;

internal sealed class ListCalendarLinksHandler(HumasDbContext database, Rights rights)
    : IRequestHandler<ListCalendarLinksQuery, ListPart<CalendarLinkRow>>
{
    private static readonly ListSort<CalendarLink> Sort = ListSort.By<CalendarLink>("-createdAt", link => link.CreatedAt, link => link.Id);

    public async Task<ListPart<CalendarLinkRow>> Handle(ListCalendarLinksQuery request, CancellationToken cancellationToken)
    {
        var all = await CalendarLinks.OfAsync(database, rights, cancellationToken);
        var (links, meta) = await Sort.PageAsync(all, request.Page, cancellationToken);
        return ListPart<CalendarLinkRow>.Of((await CalendarLinkRow.ReadAsync(database, links, cancellationToken), meta));
    }
}

internal static class CalendarLinks
{
    /// <summary>Those that the caller made; for administrators of the whole newsroom those of all.</summary>
    public static async Task<IQueryable<CalendarLink>> OfAsync(HumasDbContext database, Rights rights, CancellationToken cancellationToken)
    {
        var (all, me) = (database.CalendarLinks.AsNoTracking(), InboxItem.PrincipalOf(rights.Caller));
        return await rights.HasAsync(Right.Administer, (Guid?)null, cancellationToken) ? all : all.Where(link => link.MakerId == me);
    }
}

/// <summary>POST /manage/v1/schedule/calendars: a link for calendars, which cannot sign in.</summary>
internal static class CreateCalendarLinkEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var input = StrictJson.Bind<CalendarLinkInput>(
            await StrictJson.ReadObjectAsync(http.Request, optional: true),
            typeof(CalendarLinkRow)
        );
        var (link, text) = await mediator.Send(new CreateCalendarLinkCommand(input, http.Actor()), http.RequestAborted);
        var links = url.To("/manage/v1/schedule/calendars");
        return new ManagementResult<ItemResponse<NewCalendarLink>>(
            new(new NewCalendarLink(link) { Url = url.To($"/preview/v1/calendars/{text}") }, new ItemMeta(), new ItemLinks(links)),
            created: links
        );
    }
}

/// <summary>What is said of a calendar link.</summary>
[FailsWith(nameof(Problems.InThePast), nameof(Problems.OffsetMissing), nameof(Problems.OutOfRange), nameof(Problems.UnknownReference))]
internal sealed record CalendarLinkInput
{
    /// <summary>What it is for.</summary>
    [Line(CalendarLink.NoteMaxLength)]
    public string? Note { get; init; }

    /// <summary>Articles of this unit and of those below it only; left out: all that the caller may see.</summary>
    public RefInput? Unit { get; init; }

    /// <summary>When it expires; left out: as late as it may, for a key in a year, for a person in 90 days.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A calendar link with its address, which is shown only once.</summary>
internal sealed record NewCalendarLink : CalendarLinkRow
{
    internal NewCalendarLink(CalendarLinkRow row)
        : base(row) { }

    /// <summary>What a calendar subscribes to. The address is not stored, and never shown again.</summary>
    public required string Url { get; init; }
}

internal sealed record CreateCalendarLinkCommand(CalendarLinkInput Input, Actor Actor) : IRequest<(CalendarLinkRow Link, string Text)>;

internal sealed class CreateCalendarLinkValidator : AbstractValidator<CreateCalendarLinkCommand>
{
    public CreateCalendarLinkValidator(TimeProvider clock)
    {
        RuleFor(command => command.Input).ChildRules(input => input.DeclaredRules());
        RuleFor(command => command.Input.Unit!).SetValidator(new RefInputValidator()).When(command => command.Input.Unit is not null);
        RuleFor(command => command.Input.ExpiresAt)
            .Must(value => value is null || value > clock.GetUtcNow())
            .WithProblem(Problems.InThePast);
    }
}

internal sealed class CreateCalendarLinkHandler(HumasDbContext database, Rights rights, SignInOptions signIn, TimeProvider clock)
    : IRequestHandler<CreateCalendarLinkCommand, (CalendarLinkRow Link, string Text)>
{
    public Task<(CalendarLinkRow Link, string Text)> Handle(CreateCalendarLinkCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                await rights.RequireAtAnyUnitAsync(Right.ReadDrafts, cancellationToken);
                var (input, now) = (request.Input, clock.Now());
                var latest = now + (rights.KeyId is null ? CalendarLink.MaxLifetimeOfPerson : CalendarLink.MaxLifetimeOfKey);
                if (input.ExpiresAt > latest)
                    throw Problem.Invalid(
                        Problems.OutOfRange.At("/expiresAt", Sentence.Of($"{latest:u} at the latest.", $"Paling lambat {latest:u}."))
                    );
                Guid? unit = input.Unit is null ? null : await UnitReference.ResolveAsync(database, input.Unit, "/unit", cancellationToken);
                var me = InboxItem.PrincipalOf(request.Actor);
                if (
                    await database.CalendarLinks.CountAsync(one => one.MakerId == me && one.ExpiresAt > now, cancellationToken)
                    >= CalendarLink.MaxActive
                )
                    throw new Problem(
                        Problems.TooManyLinks,
                        Sentence.Of(
                            $"You have {CalendarLink.MaxActive} calendar links, the most there may be. Remove one first.",
                            $"Anda sudah memiliki {CalendarLink.MaxActive} tautan kalender, jumlah terbanyak. Hapus salah satu dahulu."
                        )
                    );
                var (link, text) = CalendarLink.Create(
                    unit,
                    input.Note,
                    input.ExpiresAt ?? latest,
                    request.Actor,
                    rights.Grants,
                    signIn.AdminKeyHash,
                    now
                );
                database.CalendarLinks.Add(link);
                await database.SaveChangesAsync(cancellationToken);
                return ((await CalendarLinkRow.ReadAsync(database, [link], cancellationToken))[0], text);
            },
            cancellationToken
        );
}

/// <summary>DELETE /manage/v1/schedule/calendars/{linkId}: ends a link at once.</summary>
internal static class DeleteCalendarLinkEndpoint
{
    public static async Task<IResult> Handle(string linkId, HttpContext http, IMediator mediator)
    {
        await mediator.Send(new DeleteCalendarLinkCommand(ManagementIds.Parse(linkId)), http.RequestAborted);
        return TypedResults.NoContent();
    }
}

internal sealed record DeleteCalendarLinkCommand(Guid Id) : IRequest<int>;

internal sealed class DeleteCalendarLinkHandler(HumasDbContext database, Rights rights) : IRequestHandler<DeleteCalendarLinkCommand, int>
{
    public Task<int> Handle(DeleteCalendarLinkCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var mine = await CalendarLinks.OfAsync(database, rights, cancellationToken);
                database.CalendarLinks.Remove(
                    await mine.AsTracking().SingleOrDefaultAsync(link => link.Id == request.Id, cancellationToken)
                        ?? throw Problem.NotFound(
                            Sentence.Of("You have no such calendar link.", "Anda tidak memiliki tautan kalender seperti itu.")
                        )
                );
                return await database.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );
}
