using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>GET /manage/v1/imports/{id}: how far an import has come.</summary>
internal static class GetImportEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock) =>
        ToResult(await mediator.Send(new GetImportQuery(ManagementIds.Parse(id)), http.RequestAborted) ?? throw Missing(), url, clock);

    public static IResult ToResult(ImportJob job, PublicUrl url, TimeProvider clock, bool isAccepted = false)
    {
        var self = url.To($"/manage/v1/imports/{job.Id}");
        return new ManagementResult<ItemResponse<ImportView>>(
            new(ImportView.From(job, clock.Now()), new ItemMeta(), new ItemLinks(self)),
            created: isAccepted ? self : null
        )
        {
            IsAccepted = isAccepted,
        };
    }

    public static Problem Missing() =>
        Problem.NotFound(
            Sentence.Of(
                "There is no import with this id, or it is not yours to see.",
                "Tidak ada impor dengan id ini, atau Anda tidak berwenang melihatnya."
            )
        );
}

internal sealed record GetImportQuery(Guid Id) : IRequest<ImportJob?>;

internal sealed class GetImportHandler(HumasDbContext database, Rights rights) : IRequestHandler<GetImportQuery, ImportJob?>
{
    public async Task<ImportJob?> Handle(GetImportQuery request, CancellationToken cancellationToken) =>
        await (await database.Imports.AsNoTracking().SeenByAsync(rights, cancellationToken)).SingleOrDefaultAsync(
            job => job.Id == request.Id,
            cancellationToken
        );
}
