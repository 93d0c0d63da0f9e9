using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Keys;

/// <summary>GET /manage/v1/keys/{id}: one key, without its secret.</summary>
internal static class GetKeyEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var key = await mediator.Send(new GetKeyQuery(ManagementIds.Parse(id)), http.RequestAborted) ?? throw ManagedKey.Missing();
        return Answer(key, url);
    }

    public static IResult Answer(ManagedKey key, PublicUrl url) =>
        new ManagementResult<ManagedResponse<ManagedKey>>(
            new(key, new(null), new ItemLinks(url.To($"/manage/v1/keys/{key.Id}"))),
            key.Version
        );
}

internal sealed record GetKeyQuery(Guid Id) : IRequest<ManagedKey?>;

internal sealed class GetKeyHandler(HumasDbContext database, Rights rights) : IRequestHandler<GetKeyQuery, ManagedKey?>
{
    public async Task<ManagedKey?> Handle(GetKeyQuery request, CancellationToken cancellationToken) =>
        await (await AdministeredKeys.OfAsync(database, rights, cancellationToken)).SingleOrDefaultAsync(
            key => key.Id == request.Id,
            cancellationToken
        )
            is { } key
            ? await ManagedKey.ReadAsync(database, key, cancellationToken)
            : null;
}
