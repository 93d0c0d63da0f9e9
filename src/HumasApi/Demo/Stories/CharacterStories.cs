namespace HumasApi.Demo.Stories;

/// <summary>Faith, schooling, reading, sport and the arts.</summary>
internal static class CharacterStories
{
    public static IReadOnlyList<DemoStory> All { get; } =
    [
        new()
        {
            Key = "wisuda-santri", Theme = DemoTheme.Character, Audience = DemoAudience.Prisons, Weight = 3,
            Category = "pembinaan", Tags = ["kerohanian", "pendidikan"],
            Subjects = ["Iqra", "tahsin Al-Qur'an", "tahfiz juz 30", "kitab dasar fikih", "tilawah", "bahasa Arab dasar", "khatam Al-Qur'an", "kaligrafi"],
            Partners = ["Kantor Kementerian Agama {town}", "pondok pesantren di {town}", "Penyuluh Agama {town}"],
            A = (14, 118), B = (3, 12),
            Titles =
            [
                "{a} Santri {nick} Diwisuda dari Kelas {Subject}",
                "Pesantren {nick} Wisuda {a} Santri Program {Subject}",
                "{unit} Gelar Wisuda {Subject}, {a} {Wb} Dinyatakan Lulus",
                "Haru Iringi Wisuda {a} Santri {nick} Program {Subject}",
            ],
            Leads =
            [
                "Masjid di lingkungan {unit} dipenuhi santri berpakaian putih pada {day}. Sebanyak {a} {wb} diwisuda setelah menyelesaikan program {subject} yang berjalan selama {b} bulan.",
                "{unit} mewisuda {a} {wb} peserta program {subject} pada {day}. Acara dimulai pukul {time} dengan pembacaan ayat suci oleh salah seorang wisudawan.",
            ],
            Details =
            [
                "Selama mengikuti program, para santri belajar lima hari dalam sepekan dengan jadwal pagi dan sore. Kehadiran dicatat, dan setiap akhir bulan pengajar menguji kemampuan satu per satu.",
                "Pengajar didatangkan dari {partner}, dibantu {wb} yang lebih dahulu lulus. Mereka menerapkan cara belajar berpasangan supaya yang sudah lancar membimbing yang masih mengeja.",
                "Tiga lulusan terbaik menerima mushaf dan perlengkapan salat. Keluarga mereka diundang menyaksikan wisuda dari ruang kunjungan, sehingga beberapa di antaranya tidak kuasa menahan air mata.",
            ],
            Quotes =
            [
                "Wisuda ini bukan garis akhir. Yang diharapkan adalah perubahan sikap sehari-hari, dari cara berbicara sampai cara memperlakukan sesama penghuni",
                "Ada yang masuk ke sini belum mengenal huruf, dan hari ini ia berdiri membaca di depan semua orang. Itu pencapaian yang patut kita hormati",
            ],
        },
        new()
        {
            Key = "acara-keagamaan", Theme = DemoTheme.Character, Audience = DemoAudience.Prisons, Weight = 3,
            Category = "kegiatan", Tags = ["kerohanian"],
            Subjects = ["pengajian akbar", "Natal", "zikir dan doa bersama", "ibadah syukur", "kebaktian pembaruan", "pesantren kilat", "doa lintas agama", "pekan rohani"],
            Partners = ["Kantor Kementerian Agama {town}", "Forum Kerukunan Umat Beragama {town}", "organisasi keagamaan di {town}"],
            A = (45, 420), B = (2, 5),
            Titles =
            [
                "{a} {Wb} {nick} Ikuti {Subject}",
                "{unit} Adakan {Subject} bersama {a} {Wb}",
                "Khidmat, Acara {Subject} di {nick} Diikuti {a} Orang",
                "{Subject} di {nick} Satukan {a} Peserta",
            ],
            Leads =
            [
                "Sebanyak {a} {wb} mengikuti acara {subject} di {unit} pada {day}. Acara berlangsung khidmat di aula dan berakhir dengan doa bersama bagi keluarga yang menanti di rumah.",
                "{unit} menyelenggarakan acara {subject} pada {day} mulai pukul {time}. Petugas dan {a} {wb} duduk berdampingan mendengarkan pesan keagamaan.",
            ],
            Details =
            [
                "Penceramah dari {partner} mengajak hadirin menjadikan masa pidana sebagai waktu bercermin. Ia menekankan pentingnya meminta maaf, memperbaiki ibadah, dan tidak mengulang kesalahan.",
                "Grup musik beranggotakan {wb} tampil membawakan {b} lagu rohani yang dilatih selama dua pekan. Penampilan itu disambut tepuk tangan petugas maupun rekan satu blok.",
                "Panitia kecil yang terdiri atas petugas dan {wb} menyiapkan tempat sejak sehari sebelumnya. Pengamanan dilakukan secara terbuka namun tetap mengikuti prosedur penghitungan penghuni.",
            ],
            Quotes =
            [
                "Hak beribadah kami penuhi untuk semua agama tanpa membeda-bedakan. Dari ibadah yang tertib, lahir suasana hunian yang tenang",
                "Mari jadikan hari ini titik untuk memulai lagi. Tidak ada kata terlambat bagi orang yang sungguh-sungguh berubah",
            ],
        },
        new()
        {
            Key = "perpustakaan", Theme = DemoTheme.Character, Audience = DemoAudience.Prisons, Weight = 3,
            Category = "pembinaan", Tags = ["literasi", "pendidikan"],
            Subjects = ["pojok baca blok", "perpustakaan keliling", "kelas menulis cerpen", "bedah buku", "lomba resensi", "hibah buku bacaan", "kelas membaca dasar", "pekan literasi"],
            Partners = ["Dinas Arsip dan Perpustakaan {town}", "komunitas literasi {town}", "perpustakaan kampus di {town}"],
            A = (24, 780), B = (12, 56),
            Titles =
            [
                "{Subject} Hadir di {nick}, {a} Judul Buku Siap Dibaca",
                "{unit} Galakkan {Subject} dengan {a} Koleksi Buku",
                "Lewat {Subject}, {b} {Wb} {nick} Gemar Membaca",
                "{b} {Wb} {unit} Antusias Ikuti {Subject}",
            ],
            Leads =
            [
                "{unit} menghadirkan {subject} bagi {wb} pada {day}. Sedikitnya {a} judul buku disediakan, mulai dari fiksi, agama, keterampilan, hingga pengetahuan umum.",
                "Kegiatan {subject} digelar {unit} pada {day} di ruang perpustakaan. Sebanyak {b} {wb} hadir dan sebagian besar langsung meminjam buku untuk dibaca di kamar hunian.",
            ],
            Details =
            [
                "Kegiatan ini merupakan hasil kolaborasi dengan {partner}. Selain meminjamkan buku, mitra juga melatih dua {wb} sebagai pustakawan yang mengurus katalog dan peminjaman.",
                "Buku dipinjamkan paling lama satu pekan dan dapat diperpanjang sekali. Untuk mendorong minat, peminjam diminta menuliskan ringkasan pendek yang kemudian ditempel di papan literasi.",
                "Catatan petugas menunjukkan buku keterampilan dan novel sejarah paling banyak dicari. Karena itu, pengadaan berikutnya akan diarahkan ke dua jenis bacaan tersebut.",
            ],
            Quotes =
            [
                "Tembok membatasi gerak, tetapi tidak membatasi pikiran. Lewat buku, mereka bisa pergi ke mana saja dan pulang membawa pengetahuan",
                "Kami ingin waktu luang terisi dengan hal yang baik. Membaca itu murah, tenang, dan manfaatnya panjang",
            ],
        },
        new()
        {
            Key = "pendidikan-kesetaraan", Theme = DemoTheme.Character, Audience = DemoAudience.Prisons, Weight = 2,
            Category = "pembinaan", Tags = ["pendidikan", "anak"],
            Subjects = ["kejar paket A", "kejar paket B", "kejar paket C", "keaksaraan dasar", "ujian kesetaraan", "asesmen akhir kejar paket", "penerimaan rapor kejar paket", "tutor sebaya"],
            Partners = ["Dinas Pendidikan {town}", "pusat kegiatan belajar masyarakat di {town}", "sanggar kegiatan belajar {town}"],
            A = (11, 76), B = (3, 9),
            Titles =
            [
                "{a} {Wb} {nick} Ikuti Program {Subject}",
                "{nick} Penuhi Hak Belajar Lewat {Subject} bagi {a} Peserta",
                "Kembali ke Bangku Sekolah, {a} {Wb} {unit} Jalani {Subject}",
                "{Subject} di {unit} Diikuti {a} Peserta",
            ],
            Leads =
            [
                "Sebanyak {a} {wb} di {unit} mengikuti {subject} pada {day}. Mereka menempati {b} kelas yang disesuaikan dengan jenjang terakhir yang pernah ditempuh.",
                "{unit} bersama tenaga pengajar menyelenggarakan {subject} pada {day}. Kegiatan belajar dimulai pukul {time} dan diikuti {a} {wb} yang sebelumnya putus sekolah.",
            ],
            Details =
            [
                "Penyelenggaraan pendidikan kesetaraan didukung {partner}. Ijazah yang terbit kelak setara dengan sekolah umum dan dapat dipakai untuk melanjutkan pendidikan atau melamar pekerjaan.",
                "Jadwal pelajaran diatur tiga kali sepekan supaya tidak berbenturan dengan pembinaan lain. Buku dan alat tulis disediakan tanpa biaya.",
                "Petugas pembinaan memeriksa kembali data kependudukan peserta karena sebagian berkas pendidikan lama hilang. Sekolah asal dihubungi satu per satu untuk memperoleh salinan rapor.",
            ],
            Quotes =
            [
                "Putus sekolah tidak boleh menjadi alasan untuk berhenti bercita-cita. Negara menyediakan jalannya, tinggal kemauan yang harus dijaga",
                "Kami melihat sendiri mereka berebut menjawab pertanyaan tutor. Semangat semacam itu harus dirawat sampai ijazah di tangan",
            ],
        },
        new()
        {
            Key = "olahraga", Theme = DemoTheme.Character, Audience = DemoAudience.Prisons, Weight = 3,
            Category = "kegiatan", Tags = ["olahraga"],
            Subjects = ["turnamen voli antarblok", "futsal persahabatan", "lomba catur", "turnamen bulu tangkis", "tenis meja antarkamar", "senam pagi bersama", "lomba tarik tambang", "sepak takraw antarblok"],
            Partners = ["KONI {town}", "klub olahraga di {town}", "sekolah olahraga di {town}"],
            A = (24, 210), B = (4, 16),
            Titles =
            [
                "{Subject} di {nick} Diikuti {a} Peserta",
                "{a} {Wb} {unit} Ramaikan {Subject}",
                "Sportif, {b} Tim Berlaga dalam {Subject} di {nick}",
                "Jaga Kebugaran, {nick} Gelar {Subject} bagi {a} {Wb}",
            ],
            Leads =
            [
                "Lapangan {unit} riuh oleh sorak penonton saat {subject} digelar pada {day}. Kegiatan tersebut diikuti {a} {wb} yang terbagi dalam {b} tim.",
                "{unit} menyelenggarakan {subject} pada {day} mulai pukul {time}. Sebanyak {a} {wb} ambil bagian, sementara penghuni lain memberi dukungan dari tepi lapangan.",
            ],
            Details =
            [
                "Wasit berasal dari petugas yang memiliki lisensi, dibantu pelatih dari {partner}. Peraturan dibacakan sebelum pertandingan, termasuk larangan mengejek lawan.",
                "Pemenang memperoleh piala bergilir dan paket kebutuhan mandi. Namun, panitia menekankan bahwa penilaian terbesar justru pada sportivitas dan kekompakan tim.",
                "Kegiatan olahraga dijadwalkan rutin agar {wb} memiliki saluran yang sehat untuk melepas penat. Petugas kesehatan bersiaga di tepi lapangan dengan perlengkapan pertolongan pertama.",
            ],
            Quotes =
            [
                "Di lapangan mereka belajar menang tanpa merendahkan dan kalah tanpa marah. Pelajaran itu sulit diajarkan di kelas",
                "Badan yang sehat membuat pikiran lebih jernih. Karena itu, olahraga kami tempatkan sejajar dengan pembinaan lainnya",
            ],
        },
        new()
        {
            Key = "seni-budaya", Theme = DemoTheme.Character, Audience = DemoAudience.Prisons | DemoAudience.Regional, Weight = 2,
            Category = "kegiatan", Tags = ["seni-budaya"],
            Subjects = ["karawitan", "tari tradisional", "musik akustik", "teater rakyat", "macapat", "lukis mural", "hadrah", "wayang orang"],
            Partners = ["sanggar seni di {town}", "Dewan Kesenian {town}", "Dinas Kebudayaan {town}"],
            A = (12, 54), B = (4, 14),
            Titles =
            [
                "{a} {Wb} {nick} Tampilkan Pentas {Subject}",
                "Pentas {Subject} di {unit} Libatkan {a} Penampil",
                "{nick} Hidupkan Kelas {Subject} untuk {a} Peserta",
                "Merawat Budaya dari Balik Tembok, {nick} Latih {Subject} {b} Pekan",
            ],
            Leads =
            [
                "Pentas {subject} mewarnai suasana {unit} pada {day}. Sebanyak {a} {wb} naik panggung setelah berlatih selama {b} pekan di bawah bimbingan pelatih.",
                "{unit} menggelar pentas {subject} pada {day} pukul {time}. Penampil seluruhnya {wb} yang mengikuti kelas seni sebagai bagian dari pembinaan kepribadian.",
            ],
            Details =
            [
                "Pelatih dari {partner} hadir dua kali sepekan. Mereka mengenalkan teknik dasar, kemudian memberi ruang kepada peserta untuk menyusun pertunjukan sendiri.",
                "Kostum dan properti dibuat di bengkel kerja dari bahan sisa. Pengerjaannya melibatkan kelompok jahit dan kelompok kayu sehingga satu pementasan menggerakkan banyak tangan.",
                "Penonton terdiri atas petugas, keluarga yang sedang berkunjung, serta {wb} dari blok lain. Pertunjukan berlangsung tertib sampai selesai.",
            ],
            Quotes =
            [
                "Kesenian melatih kepekaan. Orang yang terbiasa mendengarkan nada rekannya akan lebih mudah menghargai pendapat orang lain",
                "Kami bangga melihat mereka percaya diri di panggung. Enam bulan lalu, sebagian dari mereka menatap orang pun masih sungkan",
            ],
        },
        new()
        {
            Key = "pramuka", Theme = DemoTheme.Character, Audience = DemoAudience.Prisons, Weight = 1,
            Category = "pembinaan", Tags = ["pendidikan", "anak"],
            Subjects = ["latihan gugus depan", "perkemahan satu hari", "pelantikan bantara", "lomba baris-berbaris", "jelajah halaman", "latihan sandi dan tali-temali", "api unggun", "upacara pembukaan latihan"],
            Partners = ["Kwartir Cabang {town}", "pembina pramuka di {town}"],
            A = (16, 84), B = (2, 6),
            Titles =
            [
                "{a} {Wb} {nick} Ikuti Kegiatan Pramuka {Subject}",
                "Pramuka {nick} Gelar {Subject} bagi {a} Anggota",
                "Tumbuhkan Disiplin, {unit} Adakan {Subject} untuk {a} Anggota Pramuka",
            ],
            Leads =
            [
                "Gugus depan di {unit} mengadakan {subject} pada {day}. Kegiatan diikuti {a} {wb} yang mengenakan seragam pramuka lengkap.",
                "Sebanyak {a} {wb} anggota pramuka di {unit} mengikuti {subject} pada {day} mulai pukul {time} di lapangan dalam.",
            ],
            Details =
            [
                "Materi dibimbing oleh {partner}. Peserta dibagi ke dalam regu kecil yang masing-masing memilih ketua dan bertanggung jawab atas perlengkapan sendiri.",
                "Melalui permainan kelompok, peserta belajar mengambil keputusan bersama dalam waktu terbatas. Regu paling kompak mendapat giliran memimpin apel pada pekan berikutnya.",
                "Kegiatan kepramukaan di unit ini berlangsung {b} kali sebulan. Kehadiran peserta ikut dicatat dalam laporan perkembangan pembinaan.",
            ],
            Quotes =
            [
                "Pramuka mengajarkan janji dan cara menepatinya. Nilai itu sederhana, tetapi menjadi dasar untuk kembali dipercaya masyarakat",
                "Kami melihat disiplin mereka tumbuh dari hal kecil, misalnya datang tepat waktu dan merapikan barisan tanpa disuruh",
            ],
        },
    ];
}
