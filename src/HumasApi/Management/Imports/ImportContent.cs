using System.IO.Compression;
using HumasApi.Contract;
using HumasApi.Data;
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

    /// <summary>Stores a file as it arrives.</summary>
    /// <returns>Its length, unpacked.</returns>
    /// <exception cref="Problem">413 when it is larger than <see cref="MaxBytes"/>.</exception>
    public static async Task<long> StoreAsync(HumasDbContext database, Guid import, Stream file, CancellationToken cancellationToken)
    {
        var (piece, total) = (new byte[PieceBytes], 0L);
        for (var number = 0; ; number++)
        {
            var length = await file.ReadAtLeastAsync(piece, PieceBytes, throwOnEndOfStream: false, cancellationToken);
            total += length;
            if (total > MaxBytes)
                throw new Problem(
                    Problems.BodyTooLarge,
                    Sentence.Of(
                        $"A file has at most {MaxBytes / 1_000_000_000} GB, unpacked. Send it in parts: one source may be sent in several "
                            + "imports.",
                        $"Satu berkas paling besar {MaxBytes / 1_000_000_000} GB setelah dibuka. Kirim dalam beberapa bagian: satu sumber "
                            + "boleh dikirim dalam beberapa impor."
                    )
                );
            if (length > 0)
            {
                var data = Pack(piece.AsSpan(0, length));
                await database.Database.ExecuteSqlAsync(
                    $"insert into import_pieces (import_id, number, data) values ({import}, {number}, {data})",
                    cancellationToken
                );
            }
            if (length < PieceBytes)
                return total;
        }
    }

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
        private int next;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (true)
            {
                var read = await piece.ReadAsync(buffer, cancellationToken);
                if (read > 0 || buffer.Length == 0)
                    return read;
                if (await DataAsync(cancellationToken) is not { } data)
                    return 0;
                piece = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
                next++;
            }
        }

        private async Task<byte[]?> DataAsync(CancellationToken cancellationToken)
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
            return await database
                .ImportPieces.Where(one => one.ImportId == import && one.Number == next)
                .Select(one => one.Data)
                .SingleOrDefaultAsync(cancellationToken);
        }
    }
}
