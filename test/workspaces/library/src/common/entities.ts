import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm';

@Entity('authors')
export class Author {
  @PrimaryGeneratedColumn()
  id: number;

  @Column()
  name: string;
}

@Entity('titles')
export class Title {
  @PrimaryGeneratedColumn()
  id: number;

  @Column()
  name: string;

  @Index()
  @Column({ length: 13, unique: true })
  isbn: string;

  @Index()
  @ManyToOne(() => Author)
  @JoinColumn({ name: 'author_id' })
  author: Author;

  @OneToMany(() => Copy, (copy) => copy.title)
  copies: Copy[];
}

@Entity('copies')
export class Copy {
  @PrimaryGeneratedColumn()
  id: number;

  @Index()
  @ManyToOne(() => Title, (title) => title.copies)
  @JoinColumn({ name: 'title_id' })
  title: Title;

  @Column({ default: 'on-shelf' })
  state: string;
}

@Entity('members')
export class Member {
  @PrimaryGeneratedColumn()
  id: number;

  @Column({ name: 'card_number', unique: true })
  cardNumber: string;

  @Column()
  pin: string;

  @Column({ default: false })
  staff: boolean;
}

@Entity('loans')
export class Loan {
  @PrimaryGeneratedColumn()
  id: number;

  @Index()
  @ManyToOne(() => Member)
  @JoinColumn({ name: 'member_id' })
  member: Member;

  @Column({ name: 'member_id' })
  memberId: number;

  @Index()
  @ManyToOne(() => Copy)
  @JoinColumn({ name: 'copy_id' })
  copy: Copy;

  @Index()
  @Column({ name: 'due_on', type: 'date' })
  dueOn: string;

  @Column({ name: 'returned_on', type: 'date', nullable: true })
  returnedOn: string | null;
}
