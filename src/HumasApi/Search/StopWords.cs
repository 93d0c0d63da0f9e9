namespace HumasApi.Search;

/// <summary>Words that nearly every text has: a query that has others too is not about them.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> Words =
    [
        .. """
            ada adalah agar akan aku anda antara apa apabila atas atau bagi bagaimana bahkan bahwa banyak beberapa
            begitu belum berbagai bila bisa bukan dalam dan dapat dari daripada dengan di dia guna hal hanya harus
            hingga ia ini itu jadi jika juga kala kami karena ke kepada ketika kita lagi lain lalu lebih maka mana
            masih melalui mereka merupakan mulai namun nya oleh pada para per pernah pula pun saat saja salah
            saling sambil sampai sang sangat saya se sebab sebagai sebelum secara sedang sehingga sejak selain
            selama seluruh semua seperti serta sesuai sesudah setelah setiap si sudah supaya tanpa telah tentang
            terhadap tersebut tetapi tiap tidak untuk usai yaitu yakni yang a an and are as at be but by for from
            has have in is it its of on or that the their this to was were which will with
            """.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries),
    ];

    public static bool Contains(string word) => Words.Contains(word);
}
