using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>
/// The files of imports. They are kept in the database, in packed pieces, so that any instance can read them, and that no crash loses
/// what was received. A connection is held for one piece at a time.
/// </summary>
internal static class ImportContent
{
    private const int PieceBytes = 1 << 20;

    /// <summary>Largest file, unpacked: 4 GB.</summary>
    public const long MaxBytes = 4_000_000_000;

    /// <summary>Largest chunk, unpacked: 32 MB. It is kept in memory, packed, until all of it is there.</summary>
    public const long MaxChunkBytes = 32_000_000;

    // Of a chunk. More than it can have.
    private const int MaxPieces = 1_000;

    /// <summary>Stores a file as it arrives.</summary>
    /// <returns>Its length, unpacked.</returns>
    /// <exception cref="Problem">413 when it is larger than <see cref="MaxBytes"/>.</exception>
    public static async Task<long> StoreAsync(HumasDbContext database, Guid import, Stream file, CancellationToken cancellationToken)
    {
        var (number, total) = (0, 0L);
        await foreach (var (length, packed) in PiecesAsync(file, null, cancellationToken))
        {
            RequireLength(total += length);
            await InsertAsync(database, import, number++, packed, cancellationToken);
        }
        return total;
    }

    /// <summary>Reads a chunk.</summary>
    /// <returns>It, packed, without a number.</returns>
    /// <exception cref="Problem">413 when it is larger than <see cref="MaxChunkBytes"/>.</exception>
    public static async Task<(ImportChunk Chunk, IReadOnlyList<byte[]> Pieces)> ReadChunkAsync(
        Guid import,
        int number,
        Stream sent,
        CancellationToken cancellationToken
    )
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (pieces, total) = (new List<byte[]>(), 0L);
        await foreach (var (length, packed) in PiecesAsync(sent, sum, cancellationToken))
        {
            if ((total += length) > MaxChunkBytes)
                throw new Problem(
                    Problems.BodyTooLarge,
                    Sentence.Of(
                        $"A chunk has at most {MaxChunkBytes / 1_000_000} MB, unpacked.",
                        $"Satu potongan paling besar {MaxChunkBytes / 1_000_000} MB setelah dibuka."
                    )
                );
            pieces.Add(packed);
        }
        var chunk = new ImportChunk
        {
            ImportId = import,
            Number = number,
            Bytes = total,
            Hash = sum.GetHashAndReset(),
        };
        return (chunk, pieces);
    }

    /// <summary>Stores a chunk that was read.</summary>
    public static async Task StoreAsync(
        HumasDbContext database,
        ImportChunk chunk,
        IReadOnlyList<byte[]> pieces,
        CancellationToken cancellationToken
    )
    {
        database.ImportChunks.Add(chunk);
        await database.SaveChangesAsync(cancellationToken);
        foreach (var (place, piece) in pieces.Index())
            await InsertAsync(database, chunk.ImportId, chunk.Number * MaxPieces + place, piece, cancellationToken);
    }

    /// <exception cref="Problem">413 when a file is larger than <see cref="MaxBytes"/>.</exception>
    public static void RequireLength(long bytes)
    {
        if (bytes > MaxBytes)
            throw new Problem(
                Problems.BodyTooLarge,
                Sentence.Of(
                    $"A file has at most {MaxBytes / 1_000_000_000} GB, unpacked. Send it in parts: one source may be sent in several "
                        + "imports.",
                    $"Satu berkas paling besar {MaxBytes / 1_000_000_000} GB setelah dibuka. Kirim dalam beberapa bagian: satu sumber "
                        + "boleh dikirim dalam beberapa impor."
                )
            );
    }

    private static async IAsyncEnumerable<(int Length, byte[] Packed)> PiecesAsync(
        Stream file,
        IncrementalHash? sum,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var piece = new byte[PieceBytes];
        int length;
        do
        {
            length = await file.ReadAtLeastAsync(piece, PieceBytes, throwOnEndOfStream: false, cancellationToken);
            sum?.AppendData(piece.AsSpan(0, length));
            if (length > 0)
                yield return (length, Pack(piece.AsSpan(0, length)));
        } while (length == PieceBytes);
    }

    private static Task InsertAsync(HumasDbContext database, Guid import, int number, byte[] data, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlAsync(
            $"insert into import_pieces (import_id, number, data) values ({import}, {number}, {data})",
            cancellationToken
        );

    /// <summary>Reads a file from its start.</summary>
    public static Stream Open(IServiceScopeFactory scopes, Guid import) => new PieceStream(scopes, import);

    private static byte[] Pack(ReadOnlySpan<byte> piece)
    {
        var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest))
            zip.Write(piece);
        return packed.ToArray();
    }

    private sealed class PieceStream(IServiceScopeFactory scopes, Guid import) : ReadOnlyStream
    {
        private Stream piece = Null;
        private int last = -1;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (true)
            {
                var read = await piece.ReadAsync(buffer, cancellationToken);
                if (read > 0 || buffer.Length == 0)
                    return read;
                if (await NextAsync(cancellationToken) is not { } next)
                    return 0;
                piece = new ZLibStream(new MemoryStream(next.Data), CompressionMode.Decompress);
                last = next.Number;
            }
        }

        private async Task<ImportPiece?> NextAsync(CancellationToken cancellationToken)
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
            return await database
                .ImportPieces.AsNoTracking()
                .Where(one => one.ImportId == import && one.Number > last)
                .OrderBy(one => one.Number)
                .FirstOrDefaultAsync(cancellationToken);
        }
    }
}
