using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>POST /manage/v1/imports/{id}/complete: all chunks of the file are sent; its items are written now.</summary>
internal static class CompleteImportEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock)
    {
        var input = StrictJson.Bind<CompleteImportInput>(await StrictJson.ReadObjectAsync(http.Request));
        var job = await mediator.Send(new CompleteImportCommand(ManagementIds.Parse(id), input), http.RequestAborted);
        return GetImportEndpoint.ToResult(job, url, clock, isAccepted: true);
    }
}

/// <summary>That a file is sent.</summary>
[FailsWith(nameof(Problems.OutOfRange), nameof(Problems.Required))]
internal sealed record CompleteImportInput
{
    /// <summary>How many chunks the file has.</summary>
    [Between(1, ImportChunk.MaxNumber)]
    public int? Chunks { get; init; }
}

internal sealed record CompleteImportCommand(Guid Id, CompleteImportInput Input) : IRequest<ImportJob>;

internal sealed class CompleteImportValidator : AbstractValidator<CompleteImportCommand>
{
    public CompleteImportValidator() =>
        RuleFor(command => command.Input.Chunks)
            .Cascade(CascadeMode.Stop)
            .NotNull()
            .WithProblem(Problems.Required)
            .InclusiveBetween(1, ImportChunk.MaxNumber)
            .WithProblem(Problems.OutOfRange, _ =>
                Sentence.Of($"1 to {ImportChunk.MaxNumber} chunks.", $"1 sampai {ImportChunk.MaxNumber} potongan.")
            );
}

internal sealed class CompleteImportHandler(HumasDbContext database, Rights rights, ImportSignal signal)
    : IRequestHandler<CompleteImportCommand, ImportJob>
{
    public async Task<ImportJob> Handle(CompleteImportCommand request, CancellationToken cancellationToken)
    {
        var chunks = request.Input.Chunks!.Value;
        var job = await database.InTransactionAsync(
            async () =>
            {
                var one = await database.OwnAsync(rights, request.Id, cancellationToken);
                var numbers = await database
                    .ImportChunks.Where(chunk => chunk.ImportId == one.Id)
                    .Select(chunk => chunk.Number)
                    .ToListAsync(cancellationToken);
                if (!one.Options.IsChunked)
                    throw new RuleViolation(Rule.ImportState);
                // Asked again after an answer that was lost.
                if (one.State is not (ImportState.Receiving or ImportState.Cancelled) && numbers.Count == chunks)
                    return one;
                RequireAll(numbers, chunks);
                one.Received(one.Bytes);
                await database.SaveChangesAsync(cancellationToken);
                await ImportAudit.AddedAsync(database, one, cancellationToken);
                return one;
            },
            cancellationToken
        );
        signal.Set();
        return job;
    }

    private static void RequireAll(IReadOnlyCollection<int> numbers, int chunks)
    {
        var missing = Enumerable.Range(1, chunks).Except(numbers).ToList();
        var beyond = numbers.Where(number => number > chunks).Order().ToList();
        if (missing.Count > 0)
            throw new Problem(Problems.MissingChunks, Sentence.Of($"Missing: {Short(missing)}.", $"Belum ada: {Short(missing)}."));
        if (beyond.Count > 0)
            throw new Problem(
                Problems.MissingChunks,
                Sentence.Of(
                    $"There are chunks beyond the number {chunks} that you gave: {Short(beyond)}.",
                    $"Ada potongan di luar jumlah {chunks} yang Anda sebutkan: {Short(beyond)}."
                )
            );
    }

    private static string Short(IReadOnlyList<int> numbers) =>
        string.Join(", ", numbers.Take(20)) + (numbers.Count > 20 ? $" … ({numbers.Count})" : "");
}
