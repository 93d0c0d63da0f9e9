using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Http;
using HumasApi.Management.Authors;
using HumasApi.Management.Records;
using HumasApi.Management.Tags;
using HumasApi.Management.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Exports;

/// <summary>GET /manage/v1/exports/units, …/authors and …/tags: all records of a kind as Management shows them.</summary>
internal static class ExportRecordsEndpoint
{
    public static readonly IReadOnlyList<QueryParameter> Parameters = [Export.Format];

    public static Task<IResult> Units(HttpContext http, IMediator mediator, Export export) =>
        Send(http, export, "units", after => mediator.Send(new ExportUnitsQuery(after), http.RequestAborted));

    public static Task<IResult> Authors(HttpContext http, IMediator mediator, Export export) =>
        Send(http, export, "authors", after => mediator.Send(new ExportAuthorsQuery(after), http.RequestAborted));

    public static Task<IResult> Tags(HttpContext http, IMediator mediator, Export export) =>
        Send(http, export, "tags", after => mediator.Send(new ExportTagsQuery(after), http.RequestAborted));

    private static Task<IResult> Send<T>(HttpContext http, Export export, string name, Func<Guid, Task<IReadOnlyList<T>>> part)
        where T : class, IManagedRecord
    {
        var query = new QueryReader(http.Request);
        var format = query.Word<ExportFormat>(Export.Format.Name) ?? ExportFormat.Ndjson;
        query.Done();
        return export.SendAsync(http, name, Export.Writer<T>(format), last => part(last?.Id ?? Guid.Empty));
    }
}

/// <param name="After">The last record that was read.</param>
internal sealed record ExportUnitsQuery(Guid After) : IRequest<IReadOnlyList<ManagedUnit>>;

internal sealed class ExportUnitsHandler(HumasDbContext database, Rights rights)
    : IRequestHandler<ExportUnitsQuery, IReadOnlyList<ManagedUnit>>
{
    public async Task<IReadOnlyList<ManagedUnit>> Handle(ExportUnitsQuery request, CancellationToken cancellationToken)
    {
        await Export.InOneMomentAsync(database, cancellationToken);
        var part = await database
            .UnitsToday.Where(unit => unit.Id > request.After)
            .OrderBy(unit => unit.Id)
            .Take(Export.PartSize)
            .ToListAsync(cancellationToken);
        return await ManagedUnit.ReadAsync(database, rights, part, cancellationToken);
    }
}

/// <param name="After">The last record that was read.</param>
internal sealed record ExportAuthorsQuery(Guid After) : IRequest<IReadOnlyList<ManagedAuthor>>;

internal sealed class ExportAuthorsHandler(HumasDbContext database) : IRequestHandler<ExportAuthorsQuery, IReadOnlyList<ManagedAuthor>>
{
    public async Task<IReadOnlyList<ManagedAuthor>> Handle(ExportAuthorsQuery request, CancellationToken cancellationToken)
    {
        await Export.InOneMomentAsync(database, cancellationToken);
        return await ManagedAuthor.ReadAsync(
            database,
            await Export.PartAsync(database.Authors, request.After, cancellationToken),
            cancellationToken
        );
    }
}

/// <param name="After">The last record that was read.</param>
internal sealed record ExportTagsQuery(Guid After) : IRequest<IReadOnlyList<ManagedTag>>;

internal sealed class ExportTagsHandler(HumasDbContext database) : IRequestHandler<ExportTagsQuery, IReadOnlyList<ManagedTag>>
{
    public async Task<IReadOnlyList<ManagedTag>> Handle(ExportTagsQuery request, CancellationToken cancellationToken)
    {
        await Export.InOneMomentAsync(database, cancellationToken);
        return await ManagedTag.ReadAsync(
            database,
            await Export.PartAsync(database.Tags, request.After, cancellationToken),
            cancellationToken
        );
    }
}
